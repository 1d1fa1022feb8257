// The words of the public check, in the languages of the public pages. Plain data.
import type { Language } from '../public-page/languages.ts';

export interface CheckWords {
  title: string;
  checking: string;
  present: string;
  presentMeans: string;
  replaced: string;
  replacedMeans: string;
  void: string;
  voidMeans: string;
  unknown: string;
  unknownMeans: string;
  training: string;
  kind: string;
  number: string;
  issuedOn: string;
  disaster: string;
  damage: string;
  issuer: string;
  compare: string;
  addressTitle: string;
  addressHint: string;
  addressButton: string;
  addressAgrees: string;
  addressDiffers: string;
  noCode: string;
  noAnswer: string;
  tooMany: string;
  again: string;
  about: string;
}

const ja: CheckWords = {
  title: '証明書の確認',
  checking: '確認しています',
  present: '有効',
  presentMeans: 'この市町村が交付した証明書で、いまも有効です。',
  replaced: '差し替え済み',
  replacedMeans:
    '交付された証明書ですが、新しい証明書に差し替えられています。新しい証明書の提示を求めてください。',
  void: '無効',
  voidMeans: '交付された証明書ですが、無効になっています。',
  unknown: '該当なし',
  unknownMeans:
    'この市町村が交付した証明書として確認できません。読み取りの誤りか、偽造の可能性があります。市町村の窓口に確かめてください。',
  training: '訓練用の証明書です。証明の効力はありません。',
  kind: '種類',
  number: '番号',
  issuedOn: '交付日',
  disaster: '災害',
  damage: '被害の程度',
  issuer: '交付した市町村',
  compare: '手元の用紙の記載と同じか確かめてください。',
  addressTitle: '所在地も確かめる',
  addressHint: '用紙の「所在地」を入力してください。入力した文字は保存されません。',
  addressButton: '所在地を確かめる',
  addressAgrees: '所在地は、交付したときの記載と一致します。',
  addressDiffers: '所在地が、交付したときの記載と一致しません。入力を確かめてください。',
  noCode: '証明書の左下にある二次元コードを、スマートフォンのカメラで読み取ると、ここで確認できます。',
  noAnswer: 'サーバーにつながりません。電波を確かめて、もう一度お試しください。',
  tooMany: '確認が続いたため、しばらく受け付けられません。少し待ってお試しください。',
  again: 'もう一度確かめる',
  about: 'この画面は、用紙にある記載のほかには何も表示しません。',
};

const easy: CheckWords = {
  ...ja,
  title: '証明書が 本物か しらべます',
  checking: 'しらべています',
  present: '有効（使えます）',
  presentMeans: 'この証明書は 本物です。いま 使えます。',
  replaced: '差し替え済み（使えません）',
  replacedMeans: 'この証明書は 古いです。新しい証明書が あります。',
  void: '無効（使えません）',
  voidMeans: 'この証明書は もう 使えません。',
  unknown: '該当なし（わかりません）',
  unknownMeans: 'この証明書が 本物か わかりません。市役所・町役場に 聞いてください。',
  training: 'これは 練習の 証明書です。使えません。',
  compare: '紙に 書いてあることと 同じか 見てください。',
  addressTitle: '場所も しらべます',
  addressHint: '紙に 書いてある「所在地」を 入れてください。残りません。',
  addressButton: '場所を しらべる',
  addressAgrees: '場所は 同じです。',
  addressDiffers: '場所が 違います。もう一度 見てください。',
  noCode: '紙の 左の下の 四角い マークを、スマートフォンの カメラで 読んでください。',
  noAnswer: 'つながりません。もう一度 やってください。',
  tooMany: 'たくさん しらべました。少し 待ってください。',
  again: 'もう一度 しらべる',
  about: 'この画面は、紙に 書いてあることだけを 出します。',
};

const en: CheckWords = {
  title: 'Check a certificate',
  checking: 'Checking',
  present: 'Valid（有効）',
  presentMeans: 'This certificate was issued by the municipality and is valid now.',
  replaced: 'Replaced（差し替え済み）',
  replacedMeans:
    'This certificate was issued but has been replaced by a newer one. Ask for the newer certificate.',
  void: 'Void（無効）',
  voidMeans: 'This certificate was issued but is no longer valid.',
  unknown: 'Not found（該当なし）',
  unknownMeans:
    'This cannot be confirmed as a certificate of the municipality. It may have been misread or forged. Please ask the municipal office.',
  training: 'This is a certificate of a drill. It certifies nothing.',
  kind: 'Kind',
  number: 'Number',
  issuedOn: 'Issued on',
  disaster: 'Disaster',
  damage: 'Degree of damage',
  issuer: 'Issued by',
  compare: 'Compare this with the paper in your hand.',
  addressTitle: 'Check the address too',
  addressHint: 'Type the address (所在地) as printed on the paper. It is not stored.',
  addressButton: 'Check the address',
  addressAgrees: 'The address is the one that was certified.',
  addressDiffers: 'The address is not the one that was certified. Please check what you typed.',
  noCode: 'Read the code at the bottom left of the certificate with the camera of your phone.',
  noAnswer: 'No connection. Check your signal and try again.',
  tooMany: 'Too many checks. Please wait a little and try again.',
  again: 'Check again',
  about: 'This page shows nothing that is not printed on the paper.',
};

const zh: CheckWords = {
  title: '核对证明书',
  checking: '正在核对',
  present: '有效（有効）',
  presentMeans: '这是本市町村颁发的证明书，目前有效。',
  replaced: '已更换（差し替え済み）',
  replacedMeans: '该证明书已被新的证明书取代。请要求出示新的证明书。',
  void: '无效（無効）',
  voidMeans: '该证明书已失效。',
  unknown: '查无此件（該当なし）',
  unknownMeans: '无法确认这是本市町村颁发的证明书。可能读取有误或系伪造，请向市町村窗口确认。',
  training: '这是训练用的证明书，没有证明效力。',
  kind: '种类',
  number: '编号',
  issuedOn: '颁发日期',
  disaster: '灾害',
  damage: '受灾程度',
  issuer: '颁发的市町村',
  compare: '请与手中的纸质证明书核对。',
  addressTitle: '同时核对地址',
  addressHint: '请输入证明书上的地址（所在地）。输入内容不会保存。',
  addressButton: '核对地址',
  addressAgrees: '地址与颁发时一致。',
  addressDiffers: '地址与颁发时不一致，请检查输入。',
  noCode: '请用手机相机读取证明书左下角的二维码。',
  noAnswer: '无法连接。请检查信号后重试。',
  tooMany: '核对次数过多，请稍后再试。',
  again: '重新核对',
  about: '本页面只显示证明书上已有的内容。',
};

const ko: CheckWords = {
  title: '증명서 확인',
  checking: '확인 중입니다',
  present: '유효（有効）',
  presentMeans: '이 시정촌이 교부한 증명서이며 현재 유효합니다.',
  replaced: '교체됨（差し替え済み）',
  replacedMeans: '교부된 증명서이지만 새 증명서로 교체되었습니다. 새 증명서를 요청하십시오.',
  void: '무효（無効）',
  voidMeans: '교부된 증명서이지만 무효가 되었습니다.',
  unknown: '해당 없음（該当なし）',
  unknownMeans:
    '이 시정촌이 교부한 증명서로 확인되지 않습니다. 잘못 읽었거나 위조되었을 수 있으니 창구에 문의하십시오.',
  training: '훈련용 증명서입니다. 증명 효력이 없습니다.',
  kind: '종류',
  number: '번호',
  issuedOn: '교부일',
  disaster: '재해',
  damage: '피해 정도',
  issuer: '교부한 시정촌',
  compare: '가지고 계신 용지의 내용과 같은지 확인하십시오.',
  addressTitle: '소재지도 확인하기',
  addressHint: '용지의 소재지（所在地）를 입력하십시오. 입력 내용은 저장되지 않습니다.',
  addressButton: '소재지 확인',
  addressAgrees: '소재지가 교부 당시와 일치합니다.',
  addressDiffers: '소재지가 교부 당시와 일치하지 않습니다. 입력을 확인하십시오.',
  noCode: '증명서 왼쪽 아래의 QR 코드를 휴대전화 카메라로 읽어 주십시오.',
  noAnswer: '연결할 수 없습니다. 전파를 확인하고 다시 시도하십시오.',
  tooMany: '확인이 너무 많습니다. 잠시 후 다시 시도하십시오.',
  again: '다시 확인',
  about: '이 화면은 용지에 있는 내용만 표시합니다.',
};

const vi: CheckWords = {
  title: 'Kiểm tra giấy chứng nhận',
  checking: 'Đang kiểm tra',
  present: 'Có hiệu lực（有効）',
  presentMeans: 'Giấy này do chính quyền địa phương cấp và hiện còn hiệu lực.',
  replaced: 'Đã thay thế（差し替え済み）',
  replacedMeans: 'Giấy này đã được thay bằng giấy mới. Hãy yêu cầu giấy mới.',
  void: 'Vô hiệu（無効）',
  voidMeans: 'Giấy này không còn hiệu lực.',
  unknown: 'Không tìm thấy（該当なし）',
  unknownMeans:
    'Không thể xác nhận đây là giấy do chính quyền địa phương cấp. Có thể đọc sai hoặc giả mạo. Hãy hỏi văn phòng địa phương.',
  training: 'Đây là giấy dùng cho diễn tập, không có giá trị chứng nhận.',
  kind: 'Loại',
  number: 'Số',
  issuedOn: 'Ngày cấp',
  disaster: 'Thảm họa',
  damage: 'Mức độ thiệt hại',
  issuer: 'Nơi cấp',
  compare: 'Hãy so với tờ giấy trên tay bạn.',
  addressTitle: 'Kiểm tra cả địa chỉ',
  addressHint: 'Nhập địa chỉ（所在地）in trên giấy. Nội dung nhập không được lưu.',
  addressButton: 'Kiểm tra địa chỉ',
  addressAgrees: 'Địa chỉ trùng với khi cấp.',
  addressDiffers: 'Địa chỉ không trùng với khi cấp. Hãy xem lại nội dung nhập.',
  noCode: 'Dùng camera điện thoại đọc mã ở góc dưới bên trái của giấy.',
  noAnswer: 'Không kết nối được. Hãy kiểm tra sóng và thử lại.',
  tooMany: 'Kiểm tra quá nhiều lần. Hãy đợi một chút.',
  again: 'Kiểm tra lại',
  about: 'Trang này chỉ hiển thị những gì in trên giấy.',
};

export const checkWords: Readonly<Record<Language, CheckWords>> = { ja, easy, en, zh, ko, vi };
