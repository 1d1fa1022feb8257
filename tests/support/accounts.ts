// Signing in as a browser does: by password, keeping the cookies that come back.
import { ProblemDocument } from '../../api/http/problem.ts';
import { Client } from './client.ts';
import type { TestHouse } from './house.ts';

/** A browser at an address of its own (the house must be behindProxy); keeps its cookies. */
export class Browser {
  readonly #town: Pick<TestHouse, 'app'>;
  readonly address: string;
  readonly cookies = new Map<string, string>();

  constructor(town: Pick<TestHouse, 'app'>, address: string) {
    this.#town = town;
    this.address = address;
  }

  /** Speaks with the cookies that the browser has now. */
  get client(): Client {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Client(this.#town.app, {
      'x-forwarded-for': this.address,
      ...(cookie === '' ? {} : { cookie }),
    });
  }

  async signIn(user_id: string, password: string): Promise<Response> {
    return this.keep(await this.client.post('/api/sign-in', { user_id, password }));
  }

  keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** The problem document of an answer that is one. */
export async function problemOf(answer: Response): Promise<ProblemDocument> {
  return ProblemDocument.parse(await answer.clone().json());
}

/** Slug of a problem, e.g. `accounts/wrong-password`. */
export async function slugOf(answer: Response): Promise<string> {
  return (await problemOf(answer)).type.replace('/problems/', '');
}
