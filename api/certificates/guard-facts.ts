// What the wrong-house guard looks at: the confirmed three, what the applicant brought, and what stands around. Pure data;
// places are longitude and latitude in EPSG:6668, keys those of geodata (foldName, foldKana, parseAddress).

export interface GuardPlace {
  readonly lon: number;
  readonly lat: number;
}

export interface GuardPerson {
  readonly name_key: string;
  readonly kana_key: string | null;
  /** Of the part before the first space; null where the register writes names in one. */
  readonly family_key: string | null;
  readonly family_kana_key: string | null;
}

export interface GuardHousehold {
  readonly number: string;
  readonly people: readonly GuardPerson[];
  readonly address_key: string | null;
  /** The house's name in the 方書, which makes it one of several dwellings ('' where it names a room only); null: no 方書. */
  readonly house_name: string | null;
  /** Only where the address leads to a house (levels manual, house), else null. */
  readonly place: GuardPlace | null;
}

export interface GuardBuilding {
  readonly number: string;
  /** Folded names of owner and co-owners. */
  readonly owner_keys: readonly string[];
  readonly address_key: string | null;
  /** Only where it is known to the house (levels survey, manual, house), else null. */
  readonly place: GuardPlace | null;
  /** The place was measured or set by hand: it is not its address once more. */
  readonly is_measured: boolean;
}

export interface GuardSurvey {
  readonly number: string;
  readonly round: string;
  readonly place: GuardPlace;
  readonly address_key: string | null;
}

export interface HeardSurvey extends GuardSurvey {
  /** Folded names as heard at the door, by kanji and by kana; null where nothing was heard. */
  readonly resident: { readonly name_key: string; readonly kana_key: string } | null;
}

/** 建物外形. */
export interface GuardOutline {
  readonly property_number: string | null;
  /** Outer rings. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

export interface HouseFacts {
  readonly household: GuardHousehold;
  /** Null: confirmed as a house on no tax register. */
  readonly building: GuardBuilding | null;
  readonly survey: HeardSurvey;
  /** The slip's number as given, and the survey that bears it. */
  readonly slip: { readonly survey: GuardSurvey | null } | null;
  readonly pointing: GuardPlace | null;
  readonly around: {
    readonly outlines: readonly GuardOutline[];
    readonly buildings: readonly GuardBuilding[];
    readonly surveys: readonly GuardSurvey[];
    /** Near by place or block, and those of the town that no address leads to; without the confirmed one. */
    readonly households: readonly GuardHousehold[];
  };
}
