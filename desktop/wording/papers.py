"""Sentences about papers."""

SENTENCES: dict[str, str] = {
    "paper.no_glyph": "Ký tự “{found}” (mã {codepoint}) ở đoạn “…{near}…” không có trong phông chữ"
    " Times New Roman nên bản PDF và phần xem trước sẽ thiếu chữ. Xóa hoặc thay ký tự đó rồi xuất"
    " lại.",
    "paper.no_issuer": "Chưa có tên cơ quan ban hành nên chưa xuất được văn bản. Nhập tên cơ quan"
    " ở phần đầu văn bản, hoặc ở Danh mục, mục Cơ quan.",
    "paper.no_earlier_revision": "Kế hoạch này là lần đầu nên chưa có lần trước để so sánh. Sau khi"
    " ban hành, bấm “Tạo lần sửa đổi” rồi sửa; bảng so sánh sẽ nêu các chỗ khác.",
    "paper.no_tasks": "Kế hoạch chưa có nhiệm vụ nào nên chưa lập được báo cáo {label}. Thêm nhiệm"
    " vụ vào kế hoạch rồi xuất lại.",
    "paper.nothing_due": "Kỳ {label} không còn nhiệm vụ quá hạn, chưa thực hiện hay chưa có kết quả"
    " nên không cần công văn đôn đốc.",
    "paper.no_units": "Kế hoạch chưa giao nhiệm vụ nào cho bộ phận cụ thể nên chưa lập được phiếu"
    " giao nhiệm vụ. Ghi đơn vị chủ trì ở trang Nhiệm vụ rồi xuất lại.",
    "paper.no_unit": "Kế hoạch không giao nhiệm vụ cho “{unit}”. Các bộ phận có nhiệm vụ: {known}."
    " Chọn một trong các bộ phận đó.",
    "paper.cell_too_long": "Ô bắt đầu bằng “{start}…” ở trang tính {sheet} dài {length} ký tự, quá"
    " mức {limit} ký tự mà Excel giữ được. Rút ngắn nội dung đó, hoặc xuất Word hay PDF.",
}
