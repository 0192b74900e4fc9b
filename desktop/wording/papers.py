"""Sentences about papers."""

SENTENCES: dict[str, str] = {
    "paper.no_issuer": "Chưa có tên cơ quan ban hành nên chưa xuất được văn bản. Nhập tên cơ quan"
    " ở phần đầu văn bản, hoặc ở Danh mục, mục Cơ quan.",
    "paper.no_tasks": "Kế hoạch chưa có nhiệm vụ nào nên chưa lập được báo cáo {label}. Thêm nhiệm"
    " vụ vào kế hoạch rồi xuất lại.",
    "paper.cell_too_long": "Ô bắt đầu bằng “{start}…” ở trang tính {sheet} dài {length} ký tự, quá"
    " mức {limit} ký tự mà Excel giữ được. Rút ngắn nội dung đó, hoặc xuất Word hay PDF.",
}
