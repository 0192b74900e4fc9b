"""Sentences about what was typed into a cell that takes one of a few words."""

SENTENCES = {
    "target.component": "Không có chỉ số thành phần “{found}” trong bộ chỉ số của kế hoạch."
    " Bấm F4 trong ô để chọn.",
    "result.status": "“{found}” không phải là trạng thái. Ghi một trong bốn: Đã thực hiện, Đang"
    " thực hiện, Chưa thực hiện, Quá hạn.",
    "target.comparator": "“{found}” không phải là cách so sánh. Bấm F4 trong ô để chọn, ví dụ"
    " “từ … trở lên”.",
    "rule.frequency": "“{found}” không phải là kỳ báo cáo. Gõ tháng, quý, 6 tháng, 9 tháng, năm"
    " hoặc một lần.",
    "cell.too_long": "Chữ dán vào dài {count} ký tự, một ô chỉ giữ được {limit}; ô giữ nguyên như"
    " trước. Rút ngắn, hoặc chia ra nhiều dòng.",
    "rule.before": "“{found}” chưa rõ. Gõ “trước ngày” hoặc “vào ngày”.",
}
"""Found by the code of the refusal."""
