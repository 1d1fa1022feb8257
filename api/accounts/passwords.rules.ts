// What a password must be (document 002 IX-3(1)), as far as its text alone tells. Whether it was used before is
// asked of the hashes in passwords.commands.ts.

export interface PasswordBounds {
  password_min_length: number;
  password_max_length: number;
  /** How many of upper case, lower case, digit and symbol are needed: 3 or 4. */
  password_kinds: number;
}

export type PasswordFault = 'too_short' | 'too_long' | 'kind_missing' | 'foreign_character';

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!-/:-@[-`{-~]/];

/** Empty when it may be used. Only visible ASCII counts: what one keyboard types another must be able to type. */
export function passwordFaults(password: string, bounds: PasswordBounds): PasswordFault[] {
  const faults: PasswordFault[] = [];
  if (password.length < bounds.password_min_length) faults.push('too_short');
  if (password.length > bounds.password_max_length) faults.push('too_long');
  if (!/^[!-~]*$/.test(password)) faults.push('foreign_character');
  else if (kinds.filter((kind) => kind.test(password)).length < bounds.password_kinds)
    faults.push('kind_missing');
  return faults;
}

/** In the words of the screen, without the password. */
export function faultSentence(fault: PasswordFault, bounds: PasswordBounds): string {
  switch (fault) {
    case 'too_short':
      return `${bounds.password_min_length}文字以上にしてください`;
    case 'too_long':
      return `${bounds.password_max_length}文字以下にしてください`;
    case 'foreign_character':
      return '半角の英字・数字・記号だけにしてください(空白は使えません)';
    case 'kind_missing':
      return bounds.password_kinds === 4
        ? '英大文字・英小文字・数字・記号をすべて入れてください'
        : `英大文字・英小文字・数字・記号のうち${bounds.password_kinds}種類以上を入れてください`;
  }
}
