import type { default as StagedAddressPointTable } from './StagedAddressPoint.ts';
import type { default as TownTable } from './Town.ts';
import type { default as BaseFeatureTable } from './BaseFeature.ts';
import type { default as StagedBuildingTable } from './StagedBuilding.ts';
import type { default as SnapshotTable } from './Snapshot.ts';
import type { default as BarrierTable } from './Barrier.ts';
import type { default as HouseholdTable } from './Household.ts';
import type { default as ProtectionTable } from './Protection.ts';
import type { default as StagedShapeTable } from './StagedShape.ts';
import type { default as ManualPlaceTable } from './ManualPlace.ts';
import type { default as FootprintTable } from './Footprint.ts';
import type { default as HazardAreaTable } from './HazardArea.ts';
import type { default as AddressPointTable } from './AddressPoint.ts';
import type { default as StagedResidentTable } from './StagedResident.ts';
import type { default as HazardPartTable } from './HazardPart.ts';
import type { default as ResidentTable } from './Resident.ts';
import type { default as BuildingTable } from './Building.ts';
import type { default as VAddressPointTable } from './VAddressPoint.ts';
import type { default as VBuildingTable } from './VBuilding.ts';
import type { default as VBarrierTable } from './VBarrier.ts';
import type { default as VTownTable } from './VTown.ts';
import type { default as VFootprintTable } from './VFootprint.ts';
import type { default as VManualPlaceStateTable } from './VManualPlaceState.ts';
import type { default as VHazardAreaTable } from './VHazardArea.ts';
import type { default as VProtectionStateTable } from './VProtectionState.ts';
import type { default as VBuildingOwnerTable } from './VBuildingOwner.ts';
import type { default as VHazardPartTable } from './VHazardPart.ts';
import type { default as VHouseholdTable } from './VHousehold.ts';
import type { default as VResidentTable } from './VResident.ts';
import type { default as VBaseFeatureTable } from './VBaseFeature.ts';

export default interface RegistersSchema {
  'registers.staged_address_point': StagedAddressPointTable;

  'registers.town': TownTable;

  'registers.base_feature': BaseFeatureTable;

  'registers.staged_building': StagedBuildingTable;

  'registers.snapshot': SnapshotTable;

  'registers.barrier': BarrierTable;

  'registers.household': HouseholdTable;

  'registers.protection': ProtectionTable;

  'registers.staged_shape': StagedShapeTable;

  'registers.manual_place': ManualPlaceTable;

  'registers.footprint': FootprintTable;

  'registers.hazard_area': HazardAreaTable;

  'registers.address_point': AddressPointTable;

  'registers.staged_resident': StagedResidentTable;

  'registers.hazard_part': HazardPartTable;

  'registers.resident': ResidentTable;

  'registers.building': BuildingTable;

  'registers.v_address_point': VAddressPointTable;

  'registers.v_building': VBuildingTable;

  'registers.v_barrier': VBarrierTable;

  'registers.v_town': VTownTable;

  'registers.v_footprint': VFootprintTable;

  'registers.v_manual_place_state': VManualPlaceStateTable;

  'registers.v_hazard_area': VHazardAreaTable;

  'registers.v_protection_state': VProtectionStateTable;

  'registers.v_building_owner': VBuildingOwnerTable;

  'registers.v_hazard_part': VHazardPartTable;

  'registers.v_household': VHouseholdTable;

  'registers.v_resident': VResidentTable;

  'registers.v_base_feature': VBaseFeatureTable;
}