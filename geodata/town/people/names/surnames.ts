/**
 * Common family names with their reading, commonest first as everybody knows them; the weight falls with the rank. A
 * list of our own: whoever is named with it does not exist.
 */
const COMMON = `
  佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ
  吉田ヨシダ 山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ 木村キムラ 林ハヤシ 斎藤サイトウ 清水シミズ
  山崎ヤマザキ 阿部アベ 森モリ 池田イケダ 橋本ハシモト 山下ヤマシタ 石川イシカワ 中島ナカジマ 前田マエダ 藤田フジタ
  後藤ゴトウ 小川オガワ 岡田オカダ 村上ムラカミ 長谷川ハセガワ 近藤コンドウ 石井イシイ 遠藤エンドウ 坂本サカモト 青木アオキ
  藤井フジイ 西村ニシムラ 福田フクダ 太田オオタ 三浦ミウラ 藤原フジワラ 松田マツダ 岡本オカモト 中川ナカガワ 中野ナカノ
  原田ハラダ 小野オノ 田村タムラ 竹内タケウチ 金子カネコ 和田ワダ 中山ナカヤマ 石田イシダ 上田ウエダ 森田モリタ
  原ハラ 柴田シバタ 酒井サカイ 工藤クドウ 横山ヨコヤマ 宮崎ミヤザキ 宮本ミヤモト 内田ウチダ 高木タカギ 安藤アンドウ
  谷口タニグチ 大野オオノ 丸山マルヤマ 今井イマイ 高田タカダ 藤本フジモト 武田タケダ 村田ムラタ 上野ウエノ 杉山スギヤマ
  増田マスダ 平野ヒラノ 大塚オオツカ 千葉チバ 久保クボ 松井マツイ 岩崎イワサキ 木下キノシタ 松尾マツオ 野口ノグチ
  野村ノムラ 菊地キクチ 佐野サノ 大西オオニシ 杉本スギモト 新井アライ 浜田ハマダ 菅原スガワラ 市川イチカワ 水野ミズノ
  小松コマツ 島田シマダ 古川フルカワ 前川マエカワ 小山コヤマ 吉川ヨシカワ 五十嵐イガラシ 西田ニシダ 北村キタムラ 安田ヤスダ
  中田ナカタ 川口カワグチ 平田ヒラタ 川崎カワサキ 本田ホンダ 久保田クボタ 吉村ヨシムラ 沢田サワダ 辻ツジ 関セキ
  岩田イワタ 中西ナカニシ 服部ハットリ 樋口ヒグチ 福島フクシマ 川上カワカミ 永井ナガイ 松岡マツオカ 山内ヤマウチ 田口タグチ
  大島オオシマ 尾崎オザキ 星野ホシノ 川村カワムラ 早川ハヤカワ 望月モチヅキ 松村マツムラ 小池コイケ 田辺タナベ 山中ヤマナカ
  大谷オオタニ 荒井アライ 浅野アサノ 桜井サクライ 黒田クロダ 大久保オオクボ 片山カタヤマ 土屋ツチヤ 岡崎オカザキ 堀ホリ
  広瀬ヒロセ 本間ホンマ 菊池キクチ 松下マツシタ 須藤スドウ 熊谷クマガイ 田島タジマ 東ヒガシ 大橋オオハシ 内藤ナイトウ
  秋山アキヤマ 野田ノダ 榎本エノモト 上原ウエハラ 小田オダ 西川ニシカワ 渡部ワタナベ 栗原クリハラ 河野コウノ 小島コジマ
  石原イシハラ 菅野カンノ 田代タシロ 飯田イイダ 成田ナリタ 三宅ミヤケ 川島カワシマ 大森オオモリ 牧野マキノ 馬場ババ
  片岡カタオカ 西山ニシヤマ 松浦マツウラ 八木ヤギ 長田オサダ 中井ナカイ 津田ツダ 南ミナミ 矢野ヤノ 富田トミタ
  村松ムラマツ 大石オオイシ 岡部オカベ 荻野オギノ 奥村オクムラ 篠原シノハラ 大川オオカワ 福井フクイ 平井ヒライ 高野タカノ
  吉岡ヨシオカ 川田カワダ 小倉オグラ 西尾ニシオ 大沢オオサワ 白井シライ 吉野ヨシノ 石橋イシバシ 宮田ミヤタ 永田ナガタ
  松永マツナガ 三好ミヨシ 河合カワイ 鎌田カマタ 天野アマノ 根本ネモト 萩原ハギワラ 堀内ホリウチ 相沢アイザワ 大竹オオタケ
  関口セキグチ 山根ヤマネ 今村イマムラ 児玉コダマ 神田カンダ 松原マツバラ 武藤ムトウ 奥田オクダ 倉田クラタ 青山アオヤマ
  塚本ツカモト 金井カナイ 秋元アキモト 河村カワムラ 土井ドイ 荒木アラキ 柳沢ヤナギサワ 稲葉イナバ 植田ウエダ 水谷ミズタニ
  藤沢フジサワ 滝沢タキザワ 徳永トクナガ 野沢ノザワ 寺田テラダ 向井ムカイ 真田サナダ 曽根ソネ 梅原ウメハラ 亀井カメイ
`;

/** Names of a coast, rarer elsewhere: they give the invented town its own tone. */
const COASTAL = `
  磯部イソベ 浜口ハマグチ 潮田ウシオダ 舟木フナキ 網野アミノ 海野ウンノ 鵜飼ウカイ 塩谷シオヤ 岸本キシモト 沖田オキタ
  湊ミナト 川原カワハラ 江川エガワ 津島ツシマ 浦田ウラタ 浦野ウラノ 波多野ハタノ 洲崎スザキ 舟橋フナバシ 帆足ホアシ
  葛城カツラギ 祝イワイ 汐見シオミ 白石シライシ 貝塚カイヅカ 鯨井クジライ 水島ミズシマ 入江イリエ 泊トマリ 瀬川セガワ
`;

export interface Surname {
  readonly kanji: string;
  /** katakana */
  readonly kana: string;
  readonly weight: number;
}

const WRITTEN = /^(.+?)([ァ-ヺー]+)$/u;

function read(list: string, weight: (rank: number) => number): Surname[] {
  return list
    .trim()
    .split(/\s+/u)
    .map((entry, rank) => {
      const [, kanji, kana] = WRITTEN.exec(entry) ?? [];
      if (kanji === undefined || kana === undefined) throw new Error(`no reading in ${entry}`);
      return { kanji, kana, weight: weight(rank) };
    });
}

// The commonest name is about twenty times as common as the two hundredth (common knowledge of Japanese family names).
export const SURNAMES: readonly Surname[] = [
  ...read(COMMON, (rank) => 100 / (rank + 8) ** 0.85),
  ...read(COASTAL, () => 0.6),
];

/**
 * Registered forms of one kanji that families keep, the everyday one first. `share` of the families that have the
 * kanji register an old form. All fold to one comparing key (`foldName`).
 */
export const OLD_FORMS: ReadonlyMap<string, { readonly forms: readonly string[]; readonly share: number }> =
  new Map(
    (
      [
        ['高', '髙', 0.3],
        ['崎', '﨑', 0.25],
        ['辺', '邉邊', 0.45],
        ['斎', '斉齋齊', 0.6],
        ['沢', '澤', 0.3],
        ['浜', '濱', 0.25],
        ['島', '嶋', 0.15],
        ['桜', '櫻', 0.2],
        ['広', '廣', 0.25],
        ['富', '冨', 0.2],
        ['吉', '𠮷', 0.08],
        ['黒', '黑', 0.05],
        ['関', '關', 0.04],
        ['真', '眞', 0.15],
        ['徳', '德', 0.12],
        ['瀬', '瀨', 0.12],
        ['滝', '瀧', 0.2],
        ['曽', '曾', 0.1],
        ['増', '增', 0.03],
        ['亀', '龜', 0.03],
        ['塚', '\u{fa10}', 0.1],
        ['橋', '槗', 0.02],
        ['柳', '栁', 0.1],
        ['神', '\u{fa19}', 0.04],
        ['恵', '惠', 0.08],
        ['寿', '壽', 0.05],
        ['栄', '榮', 0.1],
        ['静', '靜', 0.05],
        ['清', '淸', 0.03],
        ['国', '國', 0.1],
        ['実', '實', 0.02],
        ['竜', '龍', 0.2],
      ] as const
    ).map(([kanji, forms, share]) => [kanji, { forms: [...forms], share }] as const),
  );

/** Kanji that registers tell apart with a variation selector only. */
export const SELECTED_FORMS: ReadonlyMap<string, string> = new Map([
  ['葛', '葛\u{e0100}'],
  ['辻', '辻\u{e0100}'],
  ['祝', '祝\u{e0100}'],
]);
