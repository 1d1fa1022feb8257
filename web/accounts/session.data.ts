import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { apiFetch, unwrap } from '../api-client.ts';

export const Disaster = z.object({
  disaster_code: z.string(),
  name: z.string(),
  kind: z.enum(['actual', 'training']),
  occurred_on: z.string(),
});
export type Disaster = z.infer<typeof Disaster>;

/** Who is signed in, for which town, and what this person may do. */
export const Session = z.object({
  account: z.object({
    account_id: z.string(),
    user_id: z.string(),
    display_name: z.string(),
    organisation: z.string().nullable(),
  }),
  municipality: z.object({
    municipality_code: z.string(),
    name: z.string(),
    center: z.tuple([z.number(), z.number()]),
  }),
  permissions: z.array(z.string()),
  disasters: z.array(Disaster),
  may_change_password: z.boolean(),
});
export type Session = z.infer<typeof Session>;

const json = { 'Content-Type': 'application/json' };

/** The session, asked for once and kept until sign-out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => Session.parse(await unwrap(apiFetch('/api/session'), { stay: true })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** @throws ApiProblem when the id and password do not belong together, or the account is locked. */
export async function signIn(input: { user_id: string; password: string }): Promise<void> {
  await unwrap(apiFetch('/api/sign-in', { method: 'POST', headers: json, body: JSON.stringify(input) }), {
    stay: true,
  });
}

export async function signOut(): Promise<void> {
  await unwrap(apiFetch('/api/sign-out', { method: 'POST' }), { stay: true });
}

/** @throws ApiProblem with the fields that do not keep to the password rules. */
export async function changePassword(input: {
  current_password: string;
  new_password: string;
}): Promise<void> {
  await unwrap(
    apiFetch('/api/session/password', { method: 'PUT', headers: json, body: JSON.stringify(input) }),
  );
}
