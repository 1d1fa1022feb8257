import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api-client.ts';
import { fieldProblems, toProblem } from './problem.ts';

describe('a problem', () => {
  it('is shown as the API words it', () => {
    const document = { type: '/problems/accounts/locked', title: 'ロックされています', status: 423 };
    expect(toProblem(new ApiProblem(document))).toEqual(document);
  });

  it('of our own making does not show the inside of the program', () => {
    expect(JSON.stringify(toProblem(new TypeError('cannot read secret of undefined')))).not.toContain(
      'secret',
    );
  });

  it('puts the first message of each field at that field', () => {
    const problem = new ApiProblem({
      type: '/problems/http/malformed',
      title: '入力に誤りがあります',
      status: 422,
      errors: [
        { pointer: '/user_id', code: 'invalid_type', message: '入力してください' },
        { pointer: '/user_id', code: 'too_small', message: '1文字以上で入力してください' },
        { pointer: '/new_password', code: 'custom', message: '記号を含めてください' },
      ],
    });
    expect(fieldProblems(problem)).toEqual({
      user_id: '入力してください',
      new_password: '記号を含めてください',
    });
  });
});
