// The languages of the public pages, and which one this reader has chosen.
import { make } from './elements.ts';

/** Each as people who speak it call it. */
const languages = {
  ja: { name: '日本語', lang: 'ja' },
  easy: { name: 'やさしい日本語', lang: 'ja' },
  en: { name: 'English', lang: 'en' },
  zh: { name: '中文', lang: 'zh-Hans' },
  ko: { name: '한국어', lang: 'ko' },
  vi: { name: 'Tiếng Việt', lang: 'vi' },
} as const;
export type Language = keyof typeof languages;

const kept = 'musubi-language';
let chosen: Language = firstLanguage();

function firstLanguage(): Language {
  const before = localStorage.getItem(kept);
  if (isLanguage(before)) return before;
  const [first = 'ja'] = navigator.language.split('-');
  return isLanguage(first) ? first : 'ja';
}

function isLanguage(text: string | null): text is Language {
  return text !== null && text in languages;
}

export function chosenLanguage(): Language {
  return chosen;
}

/** As `lang` of the page. */
export function langOf(language: Language): string {
  return languages[language].lang;
}

/** A button for each; `onChoose` draws the page anew. */
export function drawLanguages(into: HTMLElement, onChoose: () => void): void {
  into.replaceChildren(
    ...Object.entries(languages).map(([id, { name, lang }]) => {
      const button = make('button', name, { type: 'button', lang, 'aria-pressed': String(id === chosen) });
      button.addEventListener('click', () => {
        if (!isLanguage(id)) return;
        chosen = id;
        localStorage.setItem(kept, id);
        onChoose();
      });
      return button;
    }),
  );
}
