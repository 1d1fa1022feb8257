import type { default as StagedAddressPointTable } from './StagedAddressPoint.ts';
import type { default as TownTable } from './Town.ts';
import type { default as StagedBuildingTable } from './StagedBuilding.ts';
import type { default as SnapshotTable } from './Snapshot.ts';
import type { default as HouseholdTable } from './Household.ts';
import type { default as ProtectionTable } from './Protection.ts';
import type { default as ManualPlaceTable } from './ManualPlace.ts';
import type { default as AddressPointTable } from './AddressPoint.ts';
import type { default as StagedResidentTable } from './StagedResident.ts';
import type { default as ResidentTable } from './Resident.ts';
import type { default as BuildingTable } from './Building.ts';
import type { default as VAddressPointTable } from './VAddressPoint.ts';
import type { default as VBuildingTable } from './VBuilding.ts';
import type { default as VTownTable } from './VTown.ts';
import type { default as VManualPlaceStateTable } from './VManualPlaceState.ts';
import type { default as VProtectionStateTable } from './VProtectionState.ts';
import type { default as VBuildingOwnerTable } from './VBuildingOwner.ts';
import type { default as VHouseholdTable } from './VHousehold.ts';
import type { default as VResidentTable } from './VResident.ts';

export default interface RegistersSchema {
  'registers.staged_address_point': StagedAddressPointTable;

  'registers.town': TownTable;

  'registers.staged_building': StagedBuildingTable;

  'registers.snapshot': SnapshotTable;

  'registers.household': HouseholdTable;

  'registers.protection': ProtectionTable;

  'registers.manual_place': ManualPlaceTable;

  'registers.address_point': AddressPointTable;

  'registers.staged_resident': StagedResidentTable;

  'registers.resident': ResidentTable;

  'registers.building': BuildingTable;

  'registers.v_address_point': VAddressPointTable;

  'registers.v_building': VBuildingTable;

  'registers.v_town': VTownTable;

  'registers.v_manual_place_state': VManualPlaceStateTable;

  'registers.v_protection_state': VProtectionStateTable;

  'registers.v_building_owner': VBuildingOwnerTable;

  'registers.v_household': VHouseholdTable;

  'registers.v_resident': VResidentTable;
}