// The public check: reads the signed content that the camera brought after '#', asks the town whether the paper
// holds, and says so. No framework, no map: it must open on a slow phone.
import type { CheckAnswer } from '../../../api/certificates/check.contract.ts';
import { dateWords, element, make } from '../public-page/elements.ts';
import { chosenLanguage, drawLanguages, langOf } from '../public-page/languages.ts';
import { checkWords, type CheckWords } from './check-words.ts';

type Shown =
  | { is: 'waiting' }
  | { is: 'no-code' }
  | { is: 'fault'; of: 'noAnswer' | 'tooMany' }
  | { is: 'answer'; answer: CheckAnswer };

let shown: Shown = { is: 'waiting' };
let address = '';

function codeOfAddress(): string {
  return location.hash.slice(1);
}

async function ask(): Promise<void> {
  const code = codeOfAddress();
  if (code === '') {
    shown = { is: 'no-code' };
    draw();
    return;
  }
  shown = { is: 'waiting' };
  draw();
  shown = await answerOf(code);
  draw();
}

async function answerOf(code: string): Promise<Shown> {
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, ...(address === '' ? {} : { address }) }),
    });
    if (response.status === 429) return { is: 'fault', of: 'tooMany' };
    // What is no code of ours at all is as unknown as a forged one.
    if (response.status === 422) return { is: 'answer', answer: { state: 'unknown' } };
    if (!response.ok) return { is: 'fault', of: 'noAnswer' };
    const answer: unknown = await response.json();
    return isAnswer(answer) ? { is: 'answer', answer } : { is: 'fault', of: 'noAnswer' };
  } catch {
    return { is: 'fault', of: 'noAnswer' };
  }
}

/** Our own server's answer, looked at just enough to draw it: a library for this would double the page. */
function isAnswer(value: unknown): value is CheckAnswer {
  if (typeof value !== 'object' || value === null || !('state' in value)) return false;
  if (value.state === 'unknown') return true;
  return (
    (value.state === 'present' || value.state === 'replaced' || value.state === 'void') &&
    'certificate_number' in value &&
    typeof value.certificate_number === 'number' &&
    ['municipality', 'disaster', 'title', 'label', 'issued_on', 'damage_class'].every(
      (name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string',
    )
  );
}

function draw(): void {
  const language = chosenLanguage();
  const words = checkWords[language];
  document.documentElement.lang = langOf(language);
  document.title = words.title;
  element('title').textContent = words.title;
  element('about').textContent = words.about;
  drawLanguages(element('languages'), draw);
  const answer = element('answer');
  answer.setAttribute('aria-busy', String(shown.is === 'waiting'));
  answer.replaceChildren(...drawAnswer(words));
  drawAddress(words);
}

function drawAnswer(words: CheckWords): HTMLElement[] {
  switch (shown.is) {
    case 'waiting':
      return [make('p', words.checking, { class: 'state state-waiting' })];
    case 'no-code':
      return [make('p', words.noCode)];
    case 'fault': {
      const again = make('button', words.again, { type: 'button', class: 'act' });
      again.addEventListener('click', () => void ask());
      return [make('p', words[shown.of], { class: 'fault' }), again];
    }
    case 'answer':
      return drawState(shown.answer, words);
  }
}

const signs = { present: '✓', replaced: '↻', void: '✕', unknown: '？' } as const;

function drawState(answer: CheckAnswer, words: CheckWords): HTMLElement[] {
  const { state } = answer;
  const means = {
    present: words.presentMeans,
    replaced: words.replacedMeans,
    void: words.voidMeans,
    unknown: words.unknownMeans,
  }[state];
  const head = make('p', '', { class: `state state-${state}` });
  head.append(make('span', signs[state], { 'aria-hidden': 'true' }), make('strong', words[state]));
  const drawn: HTMLElement[] = [head, make('p', means)];
  if (answer.state === 'unknown') return drawn;
  if (answer.is_training) drawn.push(make('p', words.training, { class: 'fault' }));
  const facts = make('dl', '');
  const rows: [string, string][] = [
    [words.kind, answer.label === '' ? answer.title : `${answer.title}（${answer.label}）`],
    [words.number, `第${String(answer.certificate_number).padStart(7, '0')}号`],
    [words.damage, answer.damage_class],
    [words.issuedOn, dateWords(answer.issued_on)],
    [words.disaster, answer.disaster],
    [words.issuer, answer.municipality],
  ];
  for (const [term, value] of rows)
    if (value !== '') facts.append(make('dt', term), make('dd', value, { lang: 'ja' }));
  drawn.push(facts, make('p', words.compare));
  if (answer.address_agrees !== null)
    drawn.push(
      make('p', answer.address_agrees ? words.addressAgrees : words.addressDiffers, {
        class: answer.address_agrees ? 'agrees' : 'fault',
      }),
    );
  return drawn;
}

function drawAddress(words: CheckWords): void {
  const section = element('address');
  const isKnown = shown.is === 'answer' && shown.answer.state !== 'unknown';
  section.hidden = !isKnown;
  if (!isKnown) {
    section.replaceChildren();
    return;
  }
  const form = make('form', '');
  const label = make('label', words.addressTitle, { for: 'typed-address' });
  const hint = make('p', words.addressHint, { id: 'address-hint' });
  const input = make('input', '', {
    id: 'typed-address',
    name: 'address',
    autocomplete: 'off',
    maxlength: '300',
    'aria-describedby': 'address-hint',
  });
  input.value = address;
  form.append(label, hint, input, make('button', words.addressButton, { type: 'submit', class: 'act' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    address = input.value.trim();
    void ask();
  });
  section.replaceChildren(form);
}

window.addEventListener('hashchange', () => {
  address = '';
  void ask();
});
void ask();
