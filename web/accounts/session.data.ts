import { queryOptions } from '@tanstack/react-query';
import { SessionView, type OwnPasswordChange, type SignIn } from '../../api/accounts/sign-in.contract.ts';
import { apiFetch, unwrap } from '../api-client.ts';

export type Session = SessionView;
export type Disaster = Session['disasters'][number];

const json = { 'Content-Type': 'application/json' };

/** The session, asked for once and kept until sign-out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => SessionView.parse(await unwrap(apiFetch('/api/session'), { stay: true })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** @throws ApiProblem when the id and password do not belong together, or the account is locked. */
export async function signIn(input: SignIn): Promise<Session> {
  const answer = apiFetch('/api/sign-in', { method: 'POST', headers: json, body: JSON.stringify(input) });
  return SessionView.parse(await unwrap(answer, { stay: true }));
}

export async function signOut(): Promise<void> {
  await unwrap(apiFetch('/api/sign-out', { method: 'POST', headers: json, body: '{}' }), { stay: true });
}

/** @throws ApiProblem when the present password is wrong or the new one does not keep to the rules. */
export async function changePassword(input: OwnPasswordChange): Promise<void> {
  await unwrap(
    apiFetch('/api/session/password', { method: 'PUT', headers: json, body: JSON.stringify(input) }),
  );
}
