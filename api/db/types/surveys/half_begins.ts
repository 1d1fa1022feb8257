export interface half_begins_params {
  day: Date;

  half: string;
}