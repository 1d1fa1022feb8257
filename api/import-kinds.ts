// Which files can be brought. Beside app.ts, because it knows the rooms of all registers.
import type { ImportKinds } from './imports/import-kind.ts';
import { buildingsImport } from './registers/buildings.import.ts';
import { barriersImport } from './registers/barriers.import.ts';
import { baseFeaturesImport } from './registers/base-features.import.ts';
import { footprintsImport } from './registers/footprints.import.ts';
import { hazardsImport } from './registers/hazards.import.ts';
import { gazetteerImport } from './registers/gazetteer.import.ts';
import { residentsImport } from './registers/residents.import.ts';
import { sitesImport } from './sites/sites.import.ts';
import { surveysImport } from './surveys/surveys.import.ts';

export const importKinds: ImportKinds = {
  gazetteer: gazetteerImport,
  residents: residentsImport,
  buildings: buildingsImport,
  surveys: surveysImport,
  footprints: footprintsImport,
  hazards: hazardsImport,
  barriers: barriersImport,
  base_features: baseFeaturesImport,
  sites: sitesImport,
};
