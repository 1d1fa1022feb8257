// Which files can be brought. Beside app.ts, because it knows the rooms of all registers.
import type { ImportKinds } from './imports/import-kind.ts';
import { buildingsImport } from './registers/buildings.import.ts';
import { gazetteerImport } from './registers/gazetteer.import.ts';
import { residentsImport } from './registers/residents.import.ts';
import { surveysImport } from './surveys/surveys.import.ts';

export const importKinds: ImportKinds = {
  gazetteer: gazetteerImport,
  residents: residentsImport,
  buildings: buildingsImport,
  surveys: surveysImport,
};
