import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  parseSearchWith,
  redirect,
  stringifySearchWith,
  useParams,
} from '@tanstack/react-router';
import { Suspense, lazy, useMemo, type ComponentType } from 'react';
import { FirstDisaster } from './accounts/first-disaster.tsx';
import { PasswordPage } from './accounts/password.page.tsx';
import { sessionQuery } from './accounts/session.data.ts';
import { SignInPage } from './accounts/sign-in.page.tsx';
import { ApiProblem } from './api-client.ts';
import { HomePage } from './frame/home.page.tsx';
import { PageNotFound, PageProblem } from './frame/page-problem.tsx';
import { formPanel, planningPanel, triplePanel } from './frame/panel-width.ts';
import { listRoomsFor, type Room } from './frame/room.ts';
import { StaffFrame } from './frame/staff-frame.tsx';
import { useRoomSearch, validateRoomSearch } from './frame/room-search.ts';

/** A room with its page, loaded when somebody first enters it. */
type RoomEntry = Room & { readonly page: ComponentType };

// The only place that knows every room: one entry for each, in the order of the navigation.
const rooms: readonly RoomEntry[] = [
  {
    path: 'counter',
    title: '窓口',
    purpose: '申請者の世帯・家屋・調査結果を結び付け、罹災証明書を交付します。',
    permissions: ['certificate_issue'],
    isWide: false,
    isForApplicants: true,
    panel: triplePanel,
    page: lazy(async () => ({ default: (await import('./matching/counter.page.tsx')).CounterPage })),
  },
  {
    path: 'applications',
    title: '申請受付',
    purpose: '整理券を出して呼び、申請を受け付け、判定を説明し、同意や再調査の希望を記録します。',
    permissions: ['certificate_issue'],
    isWide: false,
    panel: formPanel,
    page: lazy(async () => ({
      default: (await import('./certificates/applications.page.tsx')).ApplicationsPage,
    })),
  },
  {
    path: 'papers',
    title: '証明書',
    purpose: '交付した証明書の一覧、所有者・届出の証明書、郵送、番号枠、統計、様式を扱います。',
    permissions: ['certificate_issue', 'administration'],
    isWide: true,
    page: lazy(async () => ({ default: (await import('./certificates/papers.page.tsx')).PapersPage })),
  },
  {
    path: 'linkage',
    title: '突合',
    purpose: '一括突合の状況を見て、機械の判断がつかない調査・世帯・家屋を確かめます。',
    permissions: ['certificate_issue'],
    isWide: false,
    page: lazy(async () => ({ default: (await import('./matching/work-lists.page.tsx')).WorkListsPage })),
  },
  {
    path: 'approvals',
    title: '承認',
    purpose: '窓口で家を照合できないときの依頼を、二人目の責任者として決めます。',
    permissions: ['certificate_issue_with_correction'],
    isWide: true,
    page: lazy(async () => ({
      default: (await import('./certificates/approvals.page.tsx')).ApprovalsPage,
    })),
  },
  {
    path: 'planning',
    title: '調査計画',
    purpose: '被害認定調査の範囲と体制を決め、調査区に分け、進み具合を見て再区割します。',
    permissions: ['survey_planning'],
    isWide: false,
    panel: planningPanel,
    page: lazy(async () => ({ default: (await import('./surveys/planning.page.tsx')).PlanningPage })),
  },
  {
    path: 'photos',
    title: '調査写真',
    purpose: '調査班が撮った写真を、調査票のQRコードと撮影順で調査ごとに分けて取り込みます。',
    permissions: ['base_data_manage'],
    isWide: true,
    page: lazy(async () => ({ default: (await import('./surveys/photos/photos.page.tsx')).PhotosPage })),
  },
  {
    path: 'imports',
    title: 'データ取込',
    purpose: '住民・家屋・調査結果・住所辞書のファイルを点検して、台帳に取り込みます。',
    permissions: ['base_data_manage'],
    isWide: false,
    panel: formPanel,
    page: lazy(async () => ({ default: (await import('./imports/imports.page.tsx')).ImportsPage })),
  },
  {
    path: 'places',
    title: '位置の確認',
    purpose: '住所からは町までしか分からない世帯・家屋の位置を、地図で決めます。',
    permissions: ['base_data_manage'],
    isWide: false,
    page: lazy(async () => ({ default: (await import('./registers/places.page.tsx')).PlacesPage })),
  },
  {
    path: 'protections',
    title: '支援措置',
    purpose: 'DV等の被害者の世帯を登録し、ほかの職員の画面に現れないようにします。',
    permissions: ['protected_open'],
    isWide: true,
    page: lazy(async () => ({
      default: (await import('./registers/protections.page.tsx')).ProtectionsPage,
    })),
  },
  {
    path: 'accounts',
    title: '利用者管理',
    purpose: '利用者と権限、パスワードの規則、市町村の設定、災害の登録を行います。',
    permissions: ['administration'],
    isWide: true,
    page: lazy(async () => ({
      default: (await import('./accounts/administration.page.tsx')).AdministrationPage,
    })),
  },
  {
    path: 'audit',
    title: '利用記録',
    purpose: 'だれが、いつ、何を見て、何をしたかを調べます。',
    permissions: ['audit_read'],
    isWide: true,
    page: lazy(async () => ({ default: (await import('./audit/audit.page.tsx')).AuditPage })),
  },
];

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
  errorComponent: PageProblem,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    isOwnAddress(search['back']) ? { back: search['back'] } : {},
  component: function SignIn() {
    return <SignInPage back={signInRoute.useSearch().back ?? '/'} />;
  },
});

/** The second window: opened by a counter, it asks for no session of its own and shows no sign-in page to an applicant. */
const applicantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/applicant/$municipality/$disaster',
  component: function Applicant() {
    const { municipality, disaster } = applicantRoute.useParams();
    const where = useMemo(() => ({ municipality, disaster }), [municipality, disaster]);
    return (
      <Suspense fallback={<p className="frame-waiting">画面を準備しています</p>}>
        <ApplicantPage where={where} />
      </Suspense>
    );
  },
});

const ApplicantPage = lazy(async () => ({
  default: (await import('./certificates/applicant.page.tsx')).ApplicantPage,
}));

/** Everything below needs a session; who has none signs in first and comes back. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((thrown: unknown) => {
      if (!(thrown instanceof ApiProblem) || thrown.status !== 401) throw thrown;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    });
    if (session.must_change_password && location.pathname !== '/password')
      throw redirect({ to: '/password' });
    return { session };
  },
  component: Outlet,
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: function Home() {
    const { session } = signedInRoute.useRouteContext();
    return <HomePage session={session} rooms={rooms} firstDisaster={<FirstDisaster session={session} />} />;
  },
});

const passwordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/password',
  component: function Password() {
    return <PasswordPage session={signedInRoute.useRouteContext().session} />;
  },
});

const disasterRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/$municipality/$disaster',
  validateSearch: validateRoomSearch,
  beforeLoad: ({ context: { session }, params }) => {
    const disaster = session.disasters.find((entry) => entry.disaster_code === params.disaster);
    if (!disaster || session.municipality.municipality_code !== params.municipality) throw notFound();
    return { disaster };
  },
  component: function InDisaster() {
    const { session, disaster } = disasterRoute.useRouteContext();
    const [search, onSearch] = useRoomSearch();
    const open = useParams({ strict: false, select: (params) => params.room });
    return (
      <StaffFrame
        session={session}
        disaster={disaster}
        rooms={rooms}
        room={listRoomsFor(rooms, session.permissions).find((room) => room.path === open)}
        search={search}
        onSearch={onSearch}
      >
        <Outlet />
      </StaffFrame>
    );
  },
});

/** The waiting room's screen: no frame, no map, nobody's name. */
const callScreenRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/$municipality/$disaster/call-screen',
  component: function CallScreen() {
    const { session } = signedInRoute.useRouteContext();
    const { municipality, disaster } = callScreenRoute.useParams();
    const where = useMemo(() => ({ municipality, disaster }), [municipality, disaster]);
    const shown = session.disasters.find((entry) => entry.disaster_code === disaster);
    if (!shown || session.municipality.municipality_code !== municipality) throw notFound();
    return (
      <Suspense fallback={<p className="frame-waiting">画面を準備しています</p>}>
        <CallScreenPage
          where={where}
          municipality={session.municipality.name}
          isTraining={shown.kind === 'training'}
        />
      </Suspense>
    );
  },
});

const CallScreenPage = lazy(async () => ({
  default: (await import('./certificates/call-screen.page.tsx')).CallScreenPage,
}));

/** The address of a disaster itself is not a page: home lists its rooms. */
const disasterHomeRoute = createRoute({
  getParentRoute: () => disasterRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

const roomRoute = createRoute({
  getParentRoute: () => disasterRoute,
  path: '$room',
  beforeLoad: ({ context: { session }, params }) => {
    const room = rooms.find((entry) => entry.path === params.room);
    if (!room || listRoomsFor([room], session.permissions).length === 0) throw notFound();
    return { room };
  },
  component: function OpenRoom() {
    const { room } = roomRoute.useRouteContext();
    return (
      <Suspense fallback={<p className="frame-waiting">画面を準備しています</p>}>
        <room.page key={room.path} />
      </Suspense>
    );
  },
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  applicantRoute,
  signedInRoute.addChildren([
    homeRoute,
    passwordRoute,
    callScreenRoute,
    disasterRoute.addChildren([disasterHomeRoute, roomRoute]),
  ]),
]);

/** The router of the staff pages. Search parameters are plain texts, so that addresses stay readable. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: PageNotFound,
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** Only addresses of this site, so that a prepared link cannot lead elsewhere after signing in. */
function isOwnAddress(address: unknown): address is string {
  return typeof address === 'string' && /^\/(?![/\\])/.test(address);
}
