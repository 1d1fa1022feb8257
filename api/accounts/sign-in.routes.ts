import { getCookie, deleteCookie } from 'hono/cookie';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { inScope } from '../db/scope.ts';
import type { Env } from '../http/environment.ts';
import { open, read, write } from '../http/mounts.ts';
import { problems } from '../http/problem.ts';
import { sessionCookie, setPrivateCookie, tokenHash } from '../http/session.ts';
import { valid } from '../http/validate.ts';
import { passwordProblems, signInProblems } from './accounts.problems.ts';
import { deviceCookie, deviceSeconds } from './device-cookie.ts';
import { proveCurrentPassword, provenOf } from './own-password.ts';
import { setPassword } from './passwords.commands.ts';
import { getPolicy } from './policy.queries.ts';
import { signIn, signOut } from './sign-in.commands.ts';
import { Done, OwnPasswordChange, SessionView, SignIn } from './sign-in.contract.ts';
import { getSessionView } from './sign-in.queries.ts';

/** The open mount asks for no session, so the mark of our own pages is asked for here. */
const fromOwnPage = createMiddleware<Env>(async (c, next) => {
  if (c.req.header('x-musubi') !== '1') throw problems.foreignOrigin();
  await next();
});

export const signInRoutes = new Hono<Env>()
  .post(
    '/sign-in',
    open({ exposure: 'staff', action: 'accounts.sign_in' }),
    fromOwnPage,
    valid('json', SignIn),
    async (c) => {
      const { house } = c.var;
      const signedIn = await signIn(house.db, {
        ...c.req.valid('json'),
        place: c.var.place,
        device: getCookie(c, deviceCookie),
        session: getCookie(c, sessionCookie),
      });
      setPrivateCookie(c, sessionCookie, signedIn.session);
      setPrivateCookie(c, deviceCookie, signedIn.device, deviceSeconds);
      const scope = {
        role: 'musubi_app',
        municipality: signedIn.municipality_code,
        account: signedIn.account_id,
      } as const;
      const view = await inScope(house.db, scope, (trx) => getSessionView(trx, signedIn.account_id));
      return c.json(SessionView.parse(view), 200);
    },
  )
  .post('/sign-out', open({ exposure: 'staff', action: 'accounts.sign_out' }), fromOwnPage, async (c) => {
    const token = getCookie(c, sessionCookie);
    if (token !== undefined) await signOut(c.var.house.db, token, c.var.place);
    deleteCookie(c, sessionCookie, { path: '/' });
    return c.json(Done.parse({ done: true }), 200);
  })
  .get(
    '/session',
    read({ exposure: 'staff', permission: 'session', action: 'accounts.session', privacy: 'clean' }),
    async (c) => {
      const { account_id, privacy } = c.var.asking.session;
      const view = await getSessionView(c.var.reader, account_id, privacy);
      return c.json(SessionView.parse(view), 200);
    },
  )
  .put(
    '/session/password',
    write({
      exposure: 'staff',
      permission: 'session',
      action: 'accounts.change_own_password',
      prepare: proveCurrentPassword,
    }),
    valid('json', OwnPasswordChange),
    async (c) => {
      const { municipality, session } = c.var.asking;
      const policy = await getPolicy(c.var.trx, municipality);
      if (policy.password_changed_by !== 'self') throw passwordProblems.notYours();
      const proven = provenOf(c);
      if (proven.kind === 'waiting') throw signInProblems.mustWait(proven.minutes);
      if (proven.kind === 'wrong') throw passwordProblems.wrongCurrent();
      await setPassword(c.var.trx, policy, {
        account_id: session.account_id,
        password: c.req.valid('json').new_password,
        pointer: '/new_password',
        initial: false,
        keepSession: tokenHash(getCookie(c, sessionCookie) ?? ''),
      });
      return c.json(Done.parse({ done: true }), 200);
    },
  );
