// The words of the public page of 交付開始日, in the languages of the public pages. Plain data.
import type { Language } from '../public-page/languages.ts';

export interface AreasWords {
  title: string;
  training: string;
  /** The day of the page. */
  asOf: (day: string) => string;
  begun: string;
  later: string;
  from: (day: string) => string;
  towns: string;
  find: string;
  findHint: string;
  notFound: string;
  none: string;
  map: string;
  mapMeans: string;
  print: string;
  loading: string;
  noAnswer: string;
  again: string;
}

const ja: AreasWords = {
  title: '罹災証明書の交付開始日',
  training: 'これは訓練です。',
  asOf: (day) => `${day}現在`,
  begun: '交付しています',
  later: 'まだ始まっていません',
  from: (day) => `${day}から`,
  towns: '町名',
  find: 'お住まいの町名でさがす',
  findHint: '入力した文字は、この画面の外に送られません。',
  notFound: 'この町名は載っていません。市役所・町村役場の窓口におたずねください。',
  none: '交付開始日は、まだ決まっていません。決まりしだい、ここに載せます。',
  map: '地図で見る',
  mapMeans: '数字は上の地区の番号です。塗りつぶしの地区は、すでに交付しています。',
  print: '印刷する',
  loading: '読み込んでいます',
  noAnswer: 'サーバーにつながりません。電波を確かめて、もう一度お試しください。',
  again: 'もう一度読み込む',
};

const easy: AreasWords = {
  ...ja,
  title: '罹災証明書を もらえる日',
  training: 'これは 練習です。',
  asOf: (day) => `${day}の ものです`,
  begun: 'いま もらえます',
  later: 'まだ もらえません',
  from: (day) => `${day}から`,
  towns: '町の 名前',
  find: 'あなたの 町の 名前で さがします',
  findHint: '書いた 文字は、どこにも 送りません。',
  notFound: 'この 町の 名前は ありません。市役所・町役場に 聞いてください。',
  none: 'もらえる日は、まだ 決まっていません。',
  map: '地図を 見る',
  mapMeans: '数字は 上の 番号です。色が ついている 場所は、いま もらえます。',
  print: '紙に 印刷する',
  loading: '待ってください',
  noAnswer: 'つながりません。もう一度 やってください。',
  again: 'もう一度 やる',
};

const en: AreasWords = {
  title: 'When disaster certificates are issued（罹災証明書の交付開始日）',
  training: 'This is a drill.',
  asOf: (day) => `As of ${day}`,
  begun: 'Being issued now',
  later: 'Not yet',
  from: (day) => `From ${day}`,
  towns: 'Towns',
  find: 'Find your town (町名)',
  findHint: 'What you type does not leave this page.',
  notFound: 'This town is not listed. Please ask the municipal office.',
  none: 'The days have not been decided yet. They will be shown here.',
  map: 'Show the map',
  mapMeans: 'Numbers are those of the areas above. Filled ones are being served now.',
  print: 'Print',
  loading: 'Loading',
  noAnswer: 'No connection. Check your signal and try again.',
  again: 'Try again',
};

const zh: AreasWords = {
  title: '受灾证明书开始颁发的日期（罹災証明書の交付開始日）',
  training: '这是训练。',
  asOf: (day) => `截至${day}`,
  begun: '正在颁发',
  later: '尚未开始',
  from: (day) => `${day}起`,
  towns: '町名',
  find: '按您居住的町名查找',
  findHint: '输入的内容不会离开本页面。',
  notFound: '没有这个町名。请向市町村窗口咨询。',
  none: '日期尚未决定，决定后会在此公布。',
  map: '查看地图',
  mapMeans: '数字是上面地区的编号。实心的地区已开始颁发。',
  print: '打印',
  loading: '正在读取',
  noAnswer: '无法连接。请检查信号后重试。',
  again: '重试',
};

const ko: AreasWords = {
  title: '이재증명서 교부 시작일（罹災証明書の交付開始日）',
  training: '훈련입니다.',
  asOf: (day) => `${day} 현재`,
  begun: '교부 중',
  later: '아직 시작되지 않음',
  from: (day) => `${day}부터`,
  towns: '동네 이름',
  find: '사시는 동네 이름（町名）으로 찾기',
  findHint: '입력한 내용은 이 화면 밖으로 전송되지 않습니다.',
  notFound: '이 동네 이름은 없습니다. 시정촌 창구에 문의하십시오.',
  none: '교부 시작일이 아직 정해지지 않았습니다. 정해지면 여기에 표시합니다.',
  map: '지도 보기',
  mapMeans: '숫자는 위 지역의 번호입니다. 색이 칠해진 지역은 교부 중입니다.',
  print: '인쇄',
  loading: '불러오는 중입니다',
  noAnswer: '연결할 수 없습니다. 전파를 확인하고 다시 시도하십시오.',
  again: '다시 시도',
};

const vi: AreasWords = {
  title: 'Ngày bắt đầu cấp giấy chứng nhận thiệt hại（罹災証明書の交付開始日）',
  training: 'Đây là diễn tập.',
  asOf: (day) => `Tính đến ${day}`,
  begun: 'Đang cấp',
  later: 'Chưa bắt đầu',
  from: (day) => `Từ ${day}`,
  towns: 'Khu phố',
  find: 'Tìm theo tên khu phố (町名)',
  findHint: 'Nội dung bạn nhập không rời khỏi trang này.',
  notFound: 'Không có khu phố này. Hãy hỏi văn phòng địa phương.',
  none: 'Chưa quyết định ngày. Khi có sẽ được đăng ở đây.',
  map: 'Xem bản đồ',
  mapMeans: 'Số là số của khu vực ở trên. Khu vực tô màu đang được cấp.',
  print: 'In',
  loading: 'Đang tải',
  noAnswer: 'Không kết nối được. Hãy kiểm tra sóng và thử lại.',
  again: 'Thử lại',
};

export const areasWords: Readonly<Record<Language, AreasWords>> = { ja, easy, en, zh, ko, vi };
