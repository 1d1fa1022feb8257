// The room's routes, by subject.
import { Hono } from 'hono';
import type { Env } from '../http/environment.ts';
import { administrationRoutes } from './administration.routes.ts';
import { bulkRoutes } from './bulk.routes.ts';
import { disastersRoutes } from './disasters.routes.ts';
import { groupsRoutes } from './groups.routes.ts';
import { municipalityRoutes } from './municipality.routes.ts';
import { policyRoutes } from './policy.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';

export const accountsRoutes = new Hono<Env>()
  .route('/', signInRoutes)
  .route('/', administrationRoutes)
  .route('/', bulkRoutes)
  .route('/', groupsRoutes)
  .route('/', policyRoutes)
  .route('/', municipalityRoutes)
  .route('/', disastersRoutes);
