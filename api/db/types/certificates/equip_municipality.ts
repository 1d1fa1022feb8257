export interface equip_municipality_params {
}