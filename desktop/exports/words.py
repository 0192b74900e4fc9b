"""Words that stand on every paper, whoever writes it."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
TO = "Kính gửi:"
CREATOR = "Sổ PGI"
LANGUAGE = "vi-VN"
