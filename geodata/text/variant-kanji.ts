/**
 * Variant forms of the kanji in personal and place names: in each group the first character stands for all.
 * A table of our own, kept small: the old forms behind today's 常用漢字 and 人名用漢字 that names really use,
 * and the hand-written forms of family names. It joins on purpose what clerks mix up (斉 and 斎, 島 and 嶋).
 * It serves comparing keys only; a registered name is never changed by it. NFKC runs before it, so most
 * compatibility forms (塚 U+FA10, 神 U+FA19) need no entry; 﨑 U+FA11 and its like, which NFKC leaves, do.
 */
const GROUPS = `
  亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 稲稻 飲飮 隠隱 栄榮 営營 衛衞 駅驛 円圓 園薗 塩鹽 縁緣 艶艷 応應
  欧歐 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 拡擴 覚覺 学學斈 岳嶽 鎌鐮 勧勸 巻卷
  寛寬 歓歡 観觀 関關 巌巖 顔顏 既旣 帰歸 気氣 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 峡峽 挟挾 狭狹 郷鄕
  暁曉 尭堯 駆驅駈 勲勳 薫薰 径徑 恵惠 掲揭 渓溪 経經 継繼 茎莖 蛍螢 軽輕 鶏鷄雞 芸藝 撃擊 県縣 倹儉
  剣劍劔劒剱 圏圈 検檢 権權 献獻 研硏 険險 顕顯 験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國囯 黒黑 済濟
  砕碎 斉斎齋齊 剤劑 崎﨑嵜碕㟢 冴冱 雑雜 参參 惨慘 桟棧 蚕蠶 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實
  舎舍 写寫 釈釋 寿壽 収收 従從 渋澁澀 獣獸 縦縱 粛肅 処處 緒緖 叙敍敘 将將 奨奬 焼燒 証證 称稱 渉涉 条條
  状狀 乗乘 浄淨 剰剩 畳疊疉 嬢孃 譲讓 醸釀 穣穰 壌壤 嘱囑 触觸 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗
  随隨 枢樞 数數 瀬瀨 声聲 静靜 摂攝 専專 戦戰 浅淺 践踐 潜潛 繊纖 銭錢 禅禪 双雙 壮壯 争爭 荘莊 捜搜
  挿插 巣巢 曽曾 装裝 総總 聡聰 騒騷 蔵藏 増增 即卽 続續 属屬 堕墮 体體 対對 帯帶 滞滯 滝瀧 択擇 沢澤
  単單 担擔 胆膽 団團 断斷 弾彈 遅遲 昼晝 虫蟲 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵銕鉃 転轉 点點 伝傳
  党黨 盗盜 灯燈 当當 島嶋嶌嶹 徳德悳 独獨 読讀 届屆 縄繩 弐貳 悩惱 脳腦 拝拜 廃廢 売賣 麦麥 発發 髪髮
  抜拔 蛮蠻 秘祕 姫姬 浜濱濵 富冨 払拂 仏佛 併倂 並竝 変變 辺邊邉 弁辨瓣辯 歩步 宝寶寳 豊豐 褒襃 萌萠
  没沒 翻飜 毎每 槙槇 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥 薮藪籔 与與 予豫 余餘 揺搖 様樣 謡謠 遥遙 瑶瑤
  来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 恋戀 錬鍊 炉爐 労勞 楼樓
  郎郞 録錄 湾灣 祢禰 禄祿 侠俠 俣俁 凛凜 卯夘 呂吕 喜㐂 吉𠮷 涼凉 土圡 野埜 峰峯 館舘 晃晄 昇曻 暦曆
  歴歷 最㝡 栃杤 柳栁桺 桑桒 梅楳 松枩柗 橋槗𣘺 桧檜 淵渕渊 清淸 青靑 秋穐秌 籠篭 翠翆 花芲 芦蘆 角⻆
  諌諫 達逹 長⻑ 鶴靍靏靎鸖 高髙 鯵鰺 鴎鷗 鴬鶯 麹麴 船舩 蝉蟬 蝋蠟 蛎蠣 頬頰 掴摑 掻搔 填塡 剥剝 痩瘦 莱萊
  涌湧 侭儘 醤醬 壷壺 砺礪 桝枡 釜釡 鋭銳 閲閱 悦悅 税稅 説說 脱脫 内內 呉吳 娯娛 戸戶 尚尙 告吿 虎乕
  教敎 彦彥 強强 産產 冊册 倶俱 概槪 衆眾 脇𦚰 笹筱 糀粷 蓑簑 曳曵 略畧 群羣 蕊蘂蕋 隣鄰 雁鴈 耕畊 凄淒
  準凖 凍涷 兎兔
  楽樂 台臺 誉譽 亘亙 祷禱 晩晚 虚虛 渇渴 区區 闘鬪鬭 殻殼 瓶甁 餅餠 杯盃
`;

const STANDARD_FORM = new Map(
  GROUPS.trim()
    .split(/\s+/u)
    .flatMap((group) => {
      const [standard = '', ...variants] = [...group];
      return variants.map((variant): [string, string] => [variant, standard]);
    }),
);

/** Replaces every variant kanji by the form that stands for its group; other characters stay. */
export function foldVariantKanji(text: string): string {
  let folded = '';
  for (const character of text) folded += STANDARD_FORM.get(character) ?? character;
  return folded;
}

/** All pairs of the table, variant first: for tests and for a reader who checks it against another table. */
export function listVariantPairs(): readonly (readonly [string, string])[] {
  return [...STANDARD_FORM];
}
