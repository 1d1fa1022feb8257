export interface contradictions_params {
  slip: string;

  pointing: string;

  name: string;

  address: string;

  records: string;
}