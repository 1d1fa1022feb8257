import '@digital-go-jp/design-tokens/dist/tokens.css';
import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
import './styles/tokens.css';
import './styles/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from './accounts/session.data.ts';
import { ApiProblem, whenSignedOut } from './api-client.ts';
import { createAppRouter } from './app.tsx';
import { NoticesProvider } from './ui/notices.tsx';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Trying again helps against a broken line, not against an answer.
      retry: (failures, thrown) => failures < 2 && thrown instanceof ApiProblem && thrown.status === 0,
    },
  },
});
// Asked for before anything is drawn; the router waits for the same answer. Who signs in has none, and an applicant's
// window is never to have one.
if (!/^\/(sign-in|applicant)(\/|$)/.test(window.location.pathname))
  void queryClient.prefetchQuery(sessionQuery);
const router = createAppRouter(queryClient);

whenSignedOut(() => {
  const back = router.state.location.href;
  if (router.state.location.pathname === '/sign-in') return;
  // What was looked at belongs to the person who is gone.
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { back } });
});

const element = document.getElementById('app');
if (!element) throw new Error('index.html has no element for the app');
createRoot(element).render(
  <StrictMode>
    <I18nProvider locale="ja-JP">
      <QueryClientProvider client={queryClient}>
        <NoticesProvider>
          <RouterProvider router={router} />
        </NoticesProvider>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
