// What an operator's Prometheus reads at /metrics. Labels are route patterns and states, never values.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const requestSeconds = new Histogram({
  name: 'musubi_request_seconds',
  help: 'Time from request to answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

export const unsealedEntries = new Gauge({
  name: 'musubi_audit_unsealed_entries',
  help: 'Audit entries that the sealer has not chained yet',
  registers: [registry],
});
