//! Frames of Vietnamese news.

use super::{check, silent};

#[test]
fn source_before_cue() {
    check(&[
        "[Bà Lê Thu Hà]s hôm 3/5 [cho biết]c [nhà máy sẽ đóng cửa]k. states",
        "[Bà Lê Thu Hà]s [cho biết]c, [nhà máy sẽ đóng cửa]k. states",
        "[Bà Lê Thu Hà]s [cho biết]c: [“Nhà máy sẽ đóng cửa vào tháng sau”]k. states",
        "[Bà Lê Thu Hà]s [nói]c với báo Sông Xanh rằng [nhà máy sẽ đóng cửa]k. states",
        "[Bà Lê Thu Hà]s [viết]c trên Telegram: [“Nhà máy sẽ đóng cửa vào tháng sau”]k. states",
        "[Lê Thu Hà, giám đốc nhà máy]s, hôm qua [cho hay]c [nhà máy sẽ đóng cửa]k. states",
        "[Giám đốc nhà máy, bà Lê Thu Hà]s, [cho hay]c [cầu đã sập]k. states",
        "Trong cuộc họp báo chiều 4/5, [Thủ tướng Lào Sonexay]s [nói rằng]c [cầu đã sập]k. states",
        "Trả lời câu hỏi của phóng viên về vụ sập cầu, [ông Nam]s [khẳng định]c [công trình đạt chuẩn]k. states",
        "[Chính phủ Lào]s [đe dọa sẽ]c [cắt điện nếu Thái Lan không trả nợ]k. warns",
        "[Chính phủ Lào]s [đe doạ sẽ]c [cắt điện nếu Thái Lan không trả nợ]k. warns",
        "[Ông Nam]s [cam kết]c [trả lại tiền cho dân]k. vows",
        "[Bộ Y tế]s [khuyến cáo]c [người dân không ăn nấm lạ]k. urges",
        "[Ông Nam]s [hứa sẽ]c [quay lại thăm bản]k. vows",
        "[Cảnh sát Paris]s [cáo buộc]c [hai thanh niên đốt xe]k. alleges",
        "[Nga, Trung Quốc và Iran]s [tuyên bố sẽ]c [tập trận chung]k. vows",
    ]);
}

#[test]
fn source_after_quotation() {
    check(&[
        "[“Cầu đã sập từ đêm qua”]k, [ông Trần Nam, trưởng thôn]s, [nói]c. states",
        "[“Cầu đã sập từ đêm qua”]k - [ông Nam]s [nói]c. states",
        "[“Cầu đã sập từ đêm qua”]k [ông Nam]s [nói]c. states",
        "[“Cầu đã sập từ đêm qua”]k, [ông Nam]s [cho biết]c khi được hỏi về sự cố. states",
        "[\"Cầu đã sập từ đêm qua\"]k, [ông Nam]s [nói]c. [\"Chúng tôi đang dựng lại\"]k. states",
        "[“Cầu đã sập từ đêm qua”]k, [ông Nam]s [nói]c, đồng thời nhấn mạnh chưa ai bị thương. states",
        "“Cầu đã sập từ đêm qua”, [ông Nam]s nói, đồng thời [nhấn mạnh]c [chưa ai bị thương]k. states",
        "[“Cầu đã sập từ đêm qua”]k, [AFP]l dẫn lời [bà Mai Lan]s [nói]c. states",
        "[“Cầu đã sập từ đêm qua”]k, [bà Mai Lan]s [thở dài]c. states",
    ]);
}

#[test]
fn theo_at_the_start() {
    check(&[
        "[Theo]c [bà Mai Lan]s, [cầu đã sập từ đêm qua]k. states",
        "Theo [Reuters]l, [Điện Kremlin]s [cho biết]c [cuộc gặp đã bị hoãn]k. states",
        "Theo [BBC]l, [ông Nam]s [nói]c, theo nguồn tin của [cảnh sát]l, [hai xe đã cháy]k. states",
        "[Theo]c [ông Nam, giám đốc sở]s, [cầu đã sập từ đêm qua]k. states",
        "[Theo]c [ông Nam, giám đốc sở]s cho biết [cầu đã sập từ đêm qua]k. states",
        "Cũng [theo]c [bà Lan]s, [cầu đã sập từ đêm qua]k. states",
        "[Theo]c lời [bà Lan]s, [cầu đã sập từ đêm qua]k. states",
        "[Theo]c thông tin từ [Công an quận 3]s, [hai xe đã cháy]k. states",
        "[Theo]c [báo cáo của Ngân hàng Thế giới]s, [giá gạo đã giảm]k. states",
        "[Theo]c [luật sư Hồng]s, [hợp đồng này vô hiệu]k. states",
    ]);
    silent(&[
        "Theo kế hoạch, cầu sẽ xong trong tháng 9.",
        "Theo đó, hai bên sẽ gặp lại.",
        "Theo quy định, xe phải dừng.",
    ]);
}

#[test]
fn theo_and_relays_at_the_end() {
    check(&[
        "[Hai xe đã cháy]k, [theo]c [cảnh sát Rome]s. states",
        "[Hai xe đã cháy]k, [theo]c [ông Nam]s, [trong đêm 2/5]k. states",
        "[Ông Nam]s [nói]c [hai xe đã cháy]k, theo [Reuters]l. states",
        "[Ông Nam]s [nói]c [hai xe đã cháy]k, [Reuters]l đưa tin. states",
        "[Hai xe đã cháy trong đêm]k, [cảnh sát Rome]s [cho biết]c. states",
    ]);
    silent(&["Anh ấy đi theo nhóm bạn và theo dõi trận đấu theo giờ địa phương."]);
}

#[test]
fn relays() {
    check(&[
        "[Reuters]l dẫn lời [ông Nam]s [nói]c [cầu đã sập]k. states",
        "[Reuters]l dẫn [nguồn thạo tin]s [cho biết]c [cầu đã sập]k. states",
        "[Hãng tin AFP]l dẫn thông báo của [Bộ Quốc phòng Pháp]s [cho hay]c [tàu đã rời cảng]k. states",
        "[Tờ Bild]l dẫn [ba quan chức giấu tên]s [cho biết]c [đàm phán đã đổ vỡ]k. states",
        "[Tờ Bild]l đưa tin [Thủ tướng Đức]s [tuyên bố rằng]c [đàm phán đã đổ vỡ]k. states",
        "[Truyền thông Ba Lan]s [đưa tin]c [hai xe đã cháy]k. states",
    ]);
}

#[test]
fn hedged_or_nobody_named() {
    check(&[
        "[Ông Trần Nam]k [được cho là]c [đã rời Lào]k. assesses",
        "[Hai nghi phạm]k [bị cáo buộc]c [lừa đảo hàng nghìn người]k. alleges",
        "[Ông Nam]k bị [bà Lan]s [cáo buộc]c [nhận tiền]k. alleges",
        "[Rộ tin]c [hai ca sĩ sắp cưới]k. states",
        "[Một số chuyên gia]s [cho rằng]c [có thể giá gạo sẽ tăng]k. assesses",
        "[Các hình ảnh vệ tinh]s dường như [cho thấy]c [hai tàu đã rời cảng]k. states",
        "[Thông tin trên]k [chưa được kiểm chứng]c độc lập. declines",
    ]);
    silent(&["Dường như hai bên đã thỏa thuận xong."]);
}

#[test]
fn denials() {
    check(&[
        "[Pháp]s [bác bỏ cáo buộc]c [bán tàu cho Libya]k. denies",
        "[Công ty Sao Mai]s [phủ nhận thông tin]c [nợ lương]k. denies",
        "[Bộ trưởng Tài chính Anh]s [bác tin]c [từ chức]k. denies",
        "[Ông Nam]s [bác bỏ thông tin]c của tờ Bild rằng [đàm phán đã đổ vỡ]k, gọi đó là bịa đặt. denies",
        "[Ông Nam]s bác bỏ thông tin của tờ Bild rằng đàm phán đã đổ vỡ, [gọi]c [đó là bịa đặt]k. assesses",
        "[Ông Nam]s [khẳng định]c [không nhận tiền của ai]k. denies",
    ]);
    silent(&["Tòa bác đơn kháng cáo của bị cáo.", "Bác sĩ Lan bác bỏ đề cử."]);
}

#[test]
fn refusals_and_silence() {
    check(&[
        "[Bộ Ngoại giao Pháp]s [từ chối bình luận]c về [vụ việc]k. declines",
        "[Công ty Sao Mai]s [không trả lời yêu cầu bình luận]c của Reuters. declines",
        "Hiện [Ấn Độ]s [chưa lên tiếng]c về [thông tin trên]k. declines",
        "Hiện [chưa có bình luận]c từ [phía Ấn Độ]s. declines",
        "[Ông Nam]s nói nhưng [không tiết lộ thêm chi tiết]c. declines",
        "[Cả Iran lẫn Israel]s đều [chưa đưa ra bình luận nào]c. declines",
        "[Quân đội Pháp]s [thông báo]c về [vụ rơi máy bay]k, song chưa công bố số thương vong. states",
        "[Quân đội Pháp]s thông báo về vụ rơi máy bay, song [chưa công bố]c [số thương vong]k. declines",
        "[Sao Mai]s [giữ im lặng]c trước [các cáo buộc]k. declines",
    ]);
    silent(&["Bệnh nhân từ chối điều trị."]);
}

#[test]
fn several_cues_of_one_sentence() {
    check(&[
        "[Ông Nam]s [cho biết]c [cầu đã sập]k, đồng thời kêu gọi dân sơ tán. states",
        "[Ông Nam]s cho biết cầu đã sập, đồng thời [kêu gọi]c [dân sơ tán]k. urges",
        "[Ông Nam]s [cho biết]c [cầu đã sập]k và nhấn mạnh dân đã sơ tán. states",
        "[Ông Nam]s cho biết cầu đã sập và [nhấn mạnh]c [dân đã sơ tán]k. states",
        "[Ông Nam]s [khẳng định]c [cầu an toàn]k, nhưng chuyên gia Lê Minh cho rằng cầu đã nứt. states",
        "Ông Nam khẳng định cầu an toàn, nhưng [chuyên gia Lê Minh]s [cho rằng]c [cầu đã nứt]k. assesses",
        "[Ông Nam]s [cảnh báo]c [giá gạo sẽ tăng]k, cho rằng kho dự trữ đã cạn. warns",
        "[Ông Nam]s cảnh báo giá gạo sẽ tăng, [cho rằng]c [kho dự trữ đã cạn]k. assesses",
        "[Thái Lan]s đóng cửa khẩu [do lo ngại]c [dịch lan rộng]k. assesses",
    ]);
}

#[test]
fn documents_speak() {
    check(&[
        "[Báo cáo của UNICEF]s [nêu rõ]c [hai triệu trẻ em thiếu ăn]k. states",
        "[Cáo trạng]s [xác định]c [bị can đã nhận 3 tỷ đồng]k. states",
        "[Hiệp ước]s [quy định rõ]c [hai bên phải báo trước 30 ngày]k. states",
        "[Chú thích ảnh]s [có nội dung]c: [“Chúng ta sẽ trở lại sớm thôi”]k. states",
        "[Kết quả thăm dò]s [cho thấy]c [60% cử tri ủng hộ ông Nam]k. states",
    ]);
}

#[test]
fn colons() {
    check(&[
        "[Luật sư Hồng]s: [“Thân chủ của tôi không hề nhận tiền”]k states",
        "[Bộ trưởng Y tế]s: [Không để thiếu thuốc dịp Tết]k states",
    ]);
    silent(&["Hà Nội: Cháy lớn ở chợ", "Ông Nam nói gì về vụ sập cầu?"]);
}

#[test]
fn false_friends() {
    silent(&[
        "Tiếng nói của bà rất ấm.",
        "Lời cảnh báo của Pháp không được ai nghe.",
        "Hai bên ra tuyên bố chung sau cuộc gặp.",
        "Bác sĩ triển khai kỹ thuật mới, kể từ tháng 5.",
        "Ông có thể cho biết lý do không?",
        "Ông Nam công bố danh sách 20 học sinh giỏi.",
        "Bà được yêu cầu rời nhà.",
    ]);
}

#[test]
fn borders_of_sources() {
    check(&[
        "[Tập đoàn Sao Mai]k bị [một tòa án ở Hà Nội]s [yêu cầu]c [trả nợ]k. urges",
        "[Bà Lan]s đến thăm hai gia đình và [cho rằng]c [chính quyền đã chậm trễ]k. assesses",
        "[Thanh tra Bộ Xây dựng]s có công văn [đề nghị]c [tỉnh rà soát dự án]k. urges",
        "Trước đó, [bà Lan]s từng nhiều lần [khẳng định]c [công ty sẽ trả lương]k. states",
        "Trong khi đó [Bộ trưởng Lê Nam]s lại [cho rằng]c [giá gạo đã giảm]k. assesses",
        "[Bộ Công an]s ra thông cáo [bác bỏ tin đồn]c [bắt cóc trẻ em]k. denies",
        "[“Cầu đã sập”]k, [ông Nam, 45 tuổi]s, [nói]c với Zing, song từ chối nêu tên nhà thầu. states",
        "“Cầu đã sập”, [ông Nam, 45 tuổi]s, nói với Zing, song [từ chối nêu tên]c [nhà thầu]k. declines",
        "[Ông Nam]s nói với Zing rằng ông [không thể bình luận]c về [vụ việc]k. declines",
        "[Giá gạo]k, [theo]c [ông Nam]s, [đã giảm một nửa]k. states",
        "[Bắc Kinh]s [khẳng định]c [“không có gì phải giấu giếm” trong vụ này]k. states",
        "[Cuộc thăm dò do tờ Bild tiến hành]s [cho thấy]c [ông Nam dẫn đầu]k. states",
        "[Hãng tin Kyodo]s [cho biết]c [cảnh sát đã bắt hai người]k. states",
        "[Phía Lào]s [không xác nhận, cũng không phủ nhận]c [thông tin này]k. declines",
        "[Dân làng]s [kể]c [bà Lan đã rời đi từ sáng]k. states",
        "[Chính phủ Nhật Bản, Hàn Quốc và Mỹ]s đồng loạt [lên án]c [vụ phóng]k. alleges",
    ]);
    silent(&["Jakarta nâng cảnh báo lên mức cao nhất.", "Những thông tin do cựu nhân viên này tiết lộ đã gây sốc."]);
}

#[test]
fn claims_that_share_a_sentence() {
    check(&[
        "[Bà Sen]s [đề nghị]c [tòa trả hồ sơ]k và cảnh báo sẽ kháng cáo. urges",
        "[Bà Sen]s đề nghị tòa trả hồ sơ và [cảnh báo]c [sẽ kháng cáo]k. warns",
        "[Ông Nam]s [nói]c [đang hỗ trợ người dân]k và từ chối bình luận về vụ việc. states",
        "[Ông Nam]s nói đang hỗ trợ người dân và [từ chối bình luận]c về [vụ việc]k. declines",
        "[Pháp]s [bác bỏ]c [bài viết trên]k, gọi đó là trò bịa đặt. denies",
        "[Pháp]s bác bỏ bài viết trên, [gọi]c [đó là trò bịa đặt]k. assesses",
    ]);
    silent(&["Tại tòa, ông Mùi phủ nhận.", "Người đại diện thì nói nước đôi."]);
}

#[test]
fn clauses_after_verbs_that_mostly_take_things() {
    check(&[
        "[Đại tá Lê Văn Tám]s [thông tin]c [lực lượng chức năng đang truy bắt nghi phạm]k. states",
        "[Tiền đạo Trần Bình]s [chia sẻ]c [anh chưa bình phục]k. states",
        "[Bộ Y tế Lào]s thì [khuyên]c [người dân ở nhà]k. urges",
        "Theo [Le Monde]l, [dẫn lời]c [một nhà ngoại giao giấu tên]s, [ba nước đã ký thỏa thuận]k. states",
    ]);
}

#[test]
fn a_comma_after_an_ambiguous_cue() {
    check(&[
        "[Sở Tư pháp]s [nêu]c, [các văn bản mang con dấu giả]k. states",
        "[Bà Lan]s [bình luận]c, [nước này chưa bao giờ yên ổn hơn]k. states",
        "[Ông Nam]s [nói rằng]c, [không nơi nào đẹp hơn nơi đây]k. states",
        "[Thanh tra tỉnh]s [xác định]c [ban đầu hai nhà xe, một bến bãi đã thu sai giá]k. states",
    ]);
    silent(&["Bệnh viện đã thông báo cho gia đình bệnh nhân.", "Bộ Y tế xin chia buồn với gia đình nạn nhân."]);
}

#[test]
fn a_source_is_no_longer_than_it_is() {
    check(&[
        "[Anh ta]s hào hứng [nói]c: [“Cầu đã thông từ sáng nay rồi”]k. states",
        "[Văn phòng ông Nam]s đã gửi một bức điện [cho biết]c [cầu đã thông]k. states",
        "[Trần Văn Nam - chủ tịch đảng Sông]s [nhấn mạnh]c [cầu đã thông]k. states",
        "[Ông Trần Nam, Đoàn đại biểu Quốc hội Cà Mau]s [cho rằng]c [tiền tôm đã giảm]k. assesses",
        "Sau buổi giám sát về quỹ do Ban đại diện lập tại trường Sông Xanh, [bà Lan]s [cho biết]c [đoàn chưa thấy sai phạm]k. states",
        "[Theo]c [bà Mai Lan]s thì [cầu đã sập từ đêm qua]k. states",
        "[Anh Lê Cường]s [khai]c [số tiền đã bị tiêu hết]k. confirms",
        "[Công an Huế]s đã [xác định]c, [lúc 7h sáng 3/5, bà Lan đã rời bến]k. states",
        "[Bảo vệ Lê Bình]s [cho biết]c [đêm 30/10, Cường bỏ về với lý do rằng con đau]k. states",
        "Khi đoàn đến nơi thì [người dân]s [cho biết]c [cầu đã sập lúc 7h]k. states",
    ]);
}

#[test]
fn the_article_goes_on_in_its_own_voice() {
    check(&[
        "[Đảng Sông]s [thông báo]c [sẽ có 40.000 người dự]k, tuy nhiên chính quyền chỉ cho phép 10.000 người. states",
        "[Ông Nam]s [cho biết]c [sáng mai sẽ mở cửa]k; lúc này còn 50 người đứng ngoài. states",
    ]);
    silent(&["Điều này cho thấy cây cầu quá cũ."]);
}

#[test]
fn when_one_tells_something() {
    check(&[
        "[Tờ Sông Xanh]s gây chấn động khi [tiết lộ]c [cơ quan này đã nghe lén hàng triệu cuộc gọi]k. states",
        "[Ông Nam, cựu ủy viên đảng Sông mới nghỉ hưu]k [được cho là]c [đang bị điều tra]k. assesses",
    ]);
    silent(&["Ông Nam được cho tại ngoại.", "Chúng tôi rất mong muốn các bạn sẽ thi."]);
}

#[test]
fn dashes_around_a_role() {
    check(&[
        "[Ông Lê Văn Sơn - Chủ tịch UBND xã Lộc Hà (Lâm Đồng)]s - [xác nhận]c [cầu đã sập]k. confirms",
        "[Ông Lê Văn Sơn – Bộ trưởng Bộ Công Thương]s – [nhấn mạnh]c: [“Giá gạo sẽ không tăng nữa”]k. states",
        "[Thượng tá Lê Văn Sơn, Trưởng phòng Cảnh sát hình sự - Công an tỉnh Lâm Đồng]s, [cho biết]c [xe đã cháy]k. states",
        "[Theo]c [bà Trần Thị Hoa – Phó giám đốc Sở Y tế]s – [ba ca bệnh đã khỏi]k. states",
        "[Ông Lê Nam - Phó chủ tịch UBND tỉnh Lâm Đồng]s: [Cần dựng lại cây cầu này ngay cho dân]k. states",
    ]);
}

#[test]
fn bodies_and_their_units() {
    check(&[
        "[Lãnh đạo Phòng Cảnh sát hình sự, Công an TP Huế]s [cho biết]c [nghi phạm đã bỏ trốn]k. states",
        "[Theo]c [chỉ huy Đội Cứu hộ, Công an quận Hà Đông]s, [lửa đã tắt]k. states",
        "Tại hội nghị ở Đà Nẵng, Hoa Kỳ, [Bộ trưởng Tài chính Anh, Kate Rowe]s [tuyên bố]c [cầu đã sập]k. states",
        "[Luật sư Lê Nam bào chữa cho bị cáo Trần Hải]s [cho rằng]c [hợp đồng này vô hiệu]k. assesses",
        "(PL) [Công an quận 3]s [cho biết]c [hai xe đã cháy]k. states",
    ]);
}

#[test]
fn content_that_begins_with_a_turn_or_a_negation() {
    check(&[
        "[Ông Nam]s [cho hay]c, [dù xã đã được báo trước, nhưng không ai ngờ cầu sập]k. states",
        "[Ông Nam]s [cho biết]c, [không ai bị thương]k. states",
        "[Ông Nam, phó chủ tịch xã]s, [thông tin]c [lúc 9 giờ ngày 2/5, mưa lớn khiến cầu đã sập]k. states",
    ]);
}

#[test]
fn a_cue_after_theo_and_its_source() {
    check(&[
        "[Theo]c [người nhà]s cho biết, [cụ bà đã rời Huế]k. states",
        "[Theo]c [bà Lan]s cho biết [cầu đã sập]k. states",
        "[Giá gạo sẽ còn tăng]k, [theo]c [giới chuyên gia]s nhận định. states",
        "[Theo]c [nội dung đoạn clip]s cho thấy [hai xe đã cháy, ba người ngã]k. states",
        "[Theo]c xác minh của [cơ quan điều tra]s, [hai xe đã cháy]k. states",
    ]);
}

#[test]
fn what_a_demonstrative_points_at_is_content() {
    check(&[
        "[Giới chức Lào]s [xác nhận]c [thông tin này]k. confirms",
        "[Công ty Sao Mai]s [bác bỏ]c [cáo buộc trên]k. denies",
        "[Công ty Sao Mai]s [phủ nhận thông tin]c trên Facebook rằng [nhà máy đóng cửa]k. denies",
    ]);
}

#[test]
fn things_that_are_no_claims() {
    silent(&[
        "Nhà trường đã báo cáo vụ việc lên phòng giáo dục.",
        "Xuất khẩu gạo và chè đều ghi nhận mức giảm trong quý, giảm 11%.",
        "Mặc bạn bè khuyên can, cụ ông vẫn đi một mình.",
        "Ca sĩ Mai Lan lên tiếng về những ồn ào gần đây như việc: nợ tiền, bỏ diễn.",
    ]);
    check(&[
        "[Theo]c [Reuters]s, [cảnh sát Rome nhận được tin nhắn cảnh báo từ một công ty]k. states",
        "[Một cán bộ huyện xin giấu tên]s [khẳng định]c [cầu đã nứt]k. states",
        "[Nghiên cứu]s [gợi ý]c [người già sẽ ngủ ít hơn]k. states",
        "[Nhóm nghiên cứu]s [phát hiện ra rằng]c [cá voi ngủ đứng]k. states",
        "[Bà Lan]s [nêu ý kiến]c, [xã nên dựng lại cầu]k. states",
        "[AFP]l [dẫn thông báo của]c [Bộ Quốc phòng Pháp]s về việc [tàu đã rời cảng]k. states",
        "[Ông Nam]l dẫn [báo cáo hàng tháng của Bộ Xây dựng]s [cho thấy]c [giá nhà đã giảm]k. states",
    ]);
}

#[test]
fn the_sentence_before_lends_its_source() {
    check(&[
        "[Ông Nam]s [cho biết]c [cầu đã sập]k. Đồng thời, yêu cầu các xã cắm biển cấm xe. states",
        "[Ông Nam]s cho biết cầu đã sập. Đồng thời, [yêu cầu]c [các xã cắm biển cấm xe]k. urges",
        "[Ông Nam]s tỏ ra rất cứng rắn. [“Chúng tôi sẽ không lùi bước trước ai cả”]k. states",
        "[Ông Nam]s [cho biết]c [cầu đã sập]k. Mưa còn cuốn trôi ba nhà: “Dân làng vẫn đang chờ hàng cứu trợ”. states",
        "[Ông Nam]s cho biết cầu đã sập. Mưa còn cuốn trôi ba nhà: [“Dân làng vẫn đang chờ hàng cứu trợ”]k. states",
    ]);
    silent(&["Đồng thời, yêu cầu các xã cắm biển cấm xe."]);
}

#[test]
fn between_the_source_and_what_it_says() {
    check(&[
        "[Anh Trần Văn Hoàng, chủ xe màu trắng]s, [thông báo]c trên kênh YouTube của mình rằng [xe đã cháy]k. states",
        "[Nghị sĩ Lê Nam thuộc đảng Xanh]s đã công khai [cáo buộc]c [hai thẩm phán nhận tiền]k. alleges",
        "[Mai Lan]s vừa cười vừa [đáp]c: [“Tôi sẽ về nhà ngay hôm nay”]k. states",
        "[Mai Lan]s chân thành [nói]c: [“Tôi sẽ về nhà ngay hôm nay”]k. states",
        "[Mai Lan]s còn [nhắn gửi]c: [“Hãy về nhà ngay hôm nay nhé”]k. states",
    ]);
}

#[test]
fn who_believes_it_stands_at_the_end() {
    check(&[
        "[Số xe bị nghi ngờ có lỗi gồm 23 chiếc]k, [theo]c [công ty Sao Mai]s. states",
        "[Anh Hoàng]s [từ chối trả lời phỏng vấn]c. declines",
        "[Theo]c [thông tin dự báo của Trung tâm Khí tượng Lào]s, [bão sẽ mạnh lên]k. states",
    ]);
}

#[test]
fn places_venues_and_initials() {
    check(&[
        "[Anh Lê Văn Tư, Chủ tịch xã Chiềng Hoa, huyện Mai Sơn, tỉnh Sơn La]s [cho biết]c [cầu đã sập]k. states",
        "[Một máy bay đã rơi trong đêm]k, [thị trưởng Paris Anne Roy]s [cho biết]c trên kênh Telegram, một ứng dụng. states",
        "[“Mùi hôi không ai chịu nổi nữa…”]k - [chị H. (ngụ khu này)]s [bức xúc]c. states",
        "[Theo]c [ông Lê Nam, người đứng đầu Trung tâm cứu nạn hàng không Lào]s, [còn quá sớm để kết luận]k. states",
        "[Bị cáo Sơn]s [cam kết sẽ]c [tiếp tục khắc phục hậu quả]k. vows",
    ]);
}

#[test]
fn a_second_claim_after_theo_or_a_denial() {
    check(&[
        "[Gia đình]s [cho rằng]c [do cầu hỏng nên xe rơi]k và đề nghị công an làm rõ. assesses",
        "[Gia đình]s cho rằng do cầu hỏng nên xe rơi và [đề nghị]c [công an làm rõ]k. urges",
        "[Theo]c [ông Nam]s, [cầu đã sập]k, và nói thêm rằng chưa ai bị thương. states",
        "Theo [ông Nam]s, cầu đã sập, và [nói thêm rằng]c [chưa ai bị thương]k. states",
        "[Mai Lan]s [phủ nhận]c [sẽ đóng phim này]k và giải thích: “Tôi chỉ thu một tiếng cho phim”. denies",
        "[Mai Lan]s phủ nhận sẽ đóng phim này và [giải thích]c: [“Tôi chỉ thu một tiếng cho phim”]k. states",
    ]);
}
