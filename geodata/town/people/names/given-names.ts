/**
 * Given names with a reading, by sex and by the years in which they were in fashion: a list of our own from what
 * everybody knows. The commonest of each generation stand first.
 */
export type Sex = 'male' | 'female';

export interface GivenName {
  readonly kanji: string;
  /** katakana */
  readonly kana: string;
}

interface Fashion {
  /** last year of birth of the generation */
  readonly until: number;
  readonly male: string;
  readonly female: string;
}

const FASHIONS: readonly Fashion[] = [
  {
    until: 1949,
    male: `正雄マサオ 清キヨシ 茂シゲル 勝マサル 実ミノル 三郎サブロウ 一郎イチロウ 進ススム 勇イサム 武タケシ 昭アキラ 博ヒロシ 弘ヒロシ 昇ノボル
      正マサシ 次郎ジロウ 利夫トシオ 勲イサオ 和夫カズオ 義雄ヨシオ 久雄ヒサオ 忠タダシ 稔ミノル 孝タカシ 功イサオ 幸雄ユキオ 辰雄タツオ 文雄フミオ
      邦夫クニオ 政雄マサオ 昭二ショウジ 昭三ショウゾウ 喜一キイチ 栄一エイイチ 国男クニオ 徳治トクジ 恒雄ツネオ 輝男テルオ 満ミツル 晴夫ハルオ`,
    female: `和子カズコ 幸子サチコ 節子セツコ 洋子ヨウコ 弘子ヒロコ 美代子ミヨコ 久子ヒサコ 悦子エツコ 良子ヨシコ 京子キョウコ 文子フミコ 千代子チヨコ
      静子シズコ 敏子トシコ 芳子ヨシコ 君子キミコ 光子ミツコ 礼子レイコ 恵美子エミコ 栄子エイコ 喜代子キヨコ 照子テルコ 春子ハルコ 正子マサコ 花子ハナコ
      ハル きよ 登美子トミコ 寿子ヒサコ 貞子サダコ 孝子タカコ 昭子アキコ 紀子ノリコ 信子ノブコ 英子ヒデコ 澄子スミコ ヨシ フミ みつ つる`,
  },
  {
    until: 1969,
    male: `誠マコト 隆タカシ 浩ヒロシ 茂シゲル 豊ユタカ 修オサム 明アキラ 博ヒロシ 和夫カズオ 浩二コウジ 学マナブ 健一ケンイチ 哲也テツヤ 清志キヨシ 秀樹ヒデキ
      英樹ヒデキ 健二ケンジ 幸一コウイチ 光男ミツオ 正人マサト 和彦カズヒコ 義明ヨシアキ 裕之ヒロユキ 直樹ナオキ 剛ツヨシ 正樹マサキ 洋一ヨウイチ 敏夫トシオ
      達也タツヤ 憲一ケンイチ 俊彦トシヒコ 秀雄ヒデオ 克己カツミ 雅之マサユキ 孝之タカユキ 敬タカシ 徹トオル 聡サトシ 一夫カズオ 信行ノブユキ 英明ヒデアキ`,
    female: `恵子ケイコ 洋子ヨウコ 由美子ユミコ 明美アケミ 幸子サチコ 京子キョウコ 久美子クミコ 真由美マユミ 裕子ユウコ 智子トモコ 由美ユミ 直美ナオミ
      和美カズミ 美穂ミホ 順子ジュンコ 典子ノリコ 恵美子エミコ 陽子ヨウコ 裕美ヒロミ 純子ジュンコ 節子セツコ 千恵子チエコ 美由紀ミユキ 弘美ヒロミ 早苗サナエ
      律子リツコ 照美テルミ 千春チハル ひとみ みどり るみ子ルミコ 孝子タカコ 加代子カヨコ 雅子マサコ 喜美子キミコ 静江シズエ 尚子ナオコ 福美フクミ`,
  },
  {
    until: 1989,
    male: `大輔ダイスケ 誠マコト 直樹ナオキ 健太ケンタ 翔太ショウタ 哲也テツヤ 剛ツヨシ 学マナブ 健一ケンイチ 拓也タクヤ 達也タツヤ 亮リョウ 健ケン 隆タカシ 大介ダイスケ
      洋平ヨウヘイ 和也カズヤ 雄太ユウタ 雅人マサト 祐介ユウスケ 浩二コウジ 智也トモヤ 慎一シンイチ 崇タカシ 淳ジュン 賢治ケンジ 裕太ユウタ 孝之タカユキ
      貴之タカユキ 康平コウヘイ 啓介ケイスケ 純一ジュンイチ 良太リョウタ 真一シンイチ 敦アツシ 慎吾シンゴ 俊介シュンスケ 洋介ヨウスケ 正樹マサキ 竜也タツヤ 寛ヒロシ`,
    female: `愛アイ 美穂ミホ 陽子ヨウコ 恵ケイ 裕子ユウコ 智子トモコ 久美子クミコ 麻衣マイ 香織カオリ 由美ユミ 真由美マユミ 彩アヤ 美香ミカ 友美トモミ
      絵美エミ 千尋チヒロ 舞マイ 優子ユウコ 亜希子アキコ 麻美アサミ 瞳ヒトミ 理恵リエ 由佳ユカ 沙織サオリ 明日香アスカ 綾子アヤコ 奈緒ナオ 理沙リサ
      美咲ミサキ さやか あゆみ めぐみ かおり 直子ナオコ 真理マリ 貴子タカコ 加奈カナ 静香シズカ 幸恵ユキエ 由紀ユキ 志保シホ 里美サトミ`,
  },
  {
    until: 2007,
    male: `翔太ショウタ 大樹ダイキ 拓海タクミ 翔ショウ 大輝ダイキ 蓮レン 健太ケンタ 陸リク 大翔ヒロト 駿シュン 優太ユウタ 直人ナオト 涼太リョウタ 一樹カズキ 海斗カイト
      亮太リョウタ 悠斗ユウト 匠タクミ 颯太ソウタ 和真カズマ 隼人ハヤト 雄大ユウダイ 智也トモヤ 大地ダイチ 航ワタル 遼リョウ 黎レイ 竜也タツヤ 康介コウスケ
      大和ヤマト 潮ウシオ 圭佑ケイスケ 将太ショウタ 光希コウキ 瑛太エイタ 渉ワタル 元気ゲンキ 慶ケイ 陽介ヨウスケ 歩アユム`,
    female: `美咲ミサキ 葵アオイ 愛アイ 萌モエ 七海ナナミ 優花ユウカ 彩アヤ さくら 未来ミク 千夏チナツ 遥ハルカ 真央マオ 桃子モモコ 舞マイ 綾香アヤカ
      結衣ユイ 莉子リコ 美優ミユ 杏アン 里奈リナ 明日香アスカ 菜摘ナツミ 花音カノン 優奈ユウナ 琴音コトネ 茜アカネ 瑞希ミズキ 楓カエデ 夏海ナツミ
      ひかり まなみ あかり 春香ハルカ 玲奈レイナ 沙耶サヤ 成美ナルミ 理子リコ 千晴チハル 友香トモカ 静流シズル`,
  },
  {
    until: 9999,
    male: `蓮レン 陽翔ハルト 湊ミナト 蒼アオイ 樹イツキ 悠真ユウマ 大和ヤマト 朝陽アサヒ 律リツ 陽太ヒナタ 颯真ソウマ 伊織イオリ 暖ダン 碧アオ 凪ナギ 新アラタ
      結翔ユイト 晴ハル 奏多カナタ 悠人ユウト 駆カケル 航ワタル 海翔カイト 旭アサヒ 岳ガク 湊斗ミナト 理人リヒト 柊シュウ 壮真ソウマ 叶多カナタ 慧ケイ
      瑛斗エイト 泰輝タイキ 光ヒカル 龍之介リュウノスケ 直央ナオ 玲央レオ 大智ダイチ 遥斗ハルト 帆高ホダカ`,
    female: `陽葵ヒマリ 凛リン 葵アオイ 紬ツムギ 結菜ユイナ 芽依メイ 莉子リコ 澪ミオ 詩ウタ 咲良サクラ 心春コハル 陽菜ヒナ 杏アン 楓カエデ 美桜ミオ 翠スイ
      花ハナ 柚葉ユズハ 結愛ユア 彩葉イロハ ひなた ことは すみれ 琴葉コトハ 汐里シオリ 美海ミウミ 凪沙ナギサ 紗奈サナ 千紗チサ 莉央リオ 茉白マシロ 朱里アカリ
      海音ミオン 日向ヒナタ 七瀬ナナセ 仁奈ニナ 穂香ホノカ 望愛ノア 千歳チトセ 光莉ヒカリ`,
  },
];

const WRITTEN = /^(\p{Script=Han}[\p{Script=Han}み子]*)([ァ-ヺー]+)$/u;

function read(list: string): GivenName[] {
  return list
    .trim()
    .split(/\s+/u)
    .map((entry) => {
      const [, kanji, kana] = WRITTEN.exec(entry) ?? [];
      if (kanji !== undefined && kana !== undefined) return { kanji, kana };
      const mixed = /^(\p{Script=Hiragana}+\p{Script=Han}+)([ァ-ヺー]+)$/u.exec(entry);
      if (mixed?.[1] !== undefined && mixed[2] !== undefined) return { kanji: mixed[1], kana: mixed[2] };
      return { kanji: entry, kana: toKatakana(entry) };
    });
}

function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
}

const GENERATIONS = FASHIONS.map(({ until, male, female }) => ({
  until,
  male: read(male),
  female: read(female),
}));

/** Names in fashion when the person was born, commonest first. */
export function listGivenNames(sex: Sex, bornYear: number): readonly GivenName[] {
  const generation = GENERATIONS.find(({ until }) => bornYear <= until);
  if (generation === undefined) throw new RangeError('no generation of names for this year');
  return generation[sex];
}
