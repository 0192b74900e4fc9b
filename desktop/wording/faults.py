"""Sentences about the program itself going wrong: there is no code, for nothing was refused."""


def went_wrong(log: str) -> str:
    """Return what is said of a fault, and where its details are."""
    return (
        "Chương trình gặp lỗi của chính nó; dữ liệu đã lưu vẫn nguyên. Làm lại việc vừa rồi; còn"
        f" lỗi thì gửi tệp này cho người hỗ trợ: {log}."
    )


def program_is_gone() -> str:
    """Return what is said when the files of the running program cannot be read any more."""
    return (
        "Không đọc được chương trình nữa: USB hoặc ổ đĩa chứa Sổ PGI đã bị rút. Cắm lại, đóng cửa"
        " sổ này rồi mở lại Sổ PGI; những gì báo “Đã lưu” vẫn nguyên."
    )
