import { type Choice, choice } from './choice.ts';

/** What is tested for; an organization adds its own. */
export const infections: readonly Choice[] = [
  choice('hiv', 'HIV', 'VIH'),
  choice('hcv', 'Hepatitis C', 'Hepatitis C'),
  choice('hbv', 'Hepatitis B', 'Hepatitis B'),
  choice('syphilis', 'Syphilis', 'Sífilis'),
  choice('chlamydia', 'Chlamydia', 'Clamidia', { hidden: true }),
  choice('gonorrhea', 'Gonorrhea', 'Gonorrea', { hidden: true }),
  choice('tb', 'Tuberculosis', 'Tuberculosis', { hidden: true }),
];

/** How it is tested. */
export const testMethods: readonly Choice[] = [
  choice('antibody', 'Antibody, rapid', 'Anticuerpos, rápida'),
  choice('antigen', 'Antigen, rapid', 'Antígeno, rápida'),
  choice('rna', 'RNA, on the spot', 'ARN, en el momento'),
  choice('dried-blood', 'Dried blood, to a lab', 'Sangre seca, a un laboratorio'),
  choice('blood-draw', 'Blood draw, to a lab', 'Muestra de sangre, a un laboratorio'),
  choice('swab', 'Swab or urine, to a lab', 'Hisopo u orina, a un laboratorio'),
];

/** What is done beside tests, and counted. */
export const careServices: readonly Choice[] = [
  choice('vaccine-hav', 'Vaccine: hepatitis A', 'Vacuna: hepatitis A'),
  choice('vaccine-hbv', 'Vaccine: hepatitis B', 'Vacuna: hepatitis B'),
  choice('vaccine-hav-hbv', 'Vaccine: hepatitis A and B', 'Vacuna: hepatitis A y B'),
  choice('vaccine-other', 'Another vaccine', 'Otra vacuna'),
  choice('wound-care', 'Wound care', 'Cuidado de heridas'),
  choice('safer-use', 'Safer use, one to one', 'Uso más seguro, en persona'),
  choice('pregnancy-test', 'Pregnancy test', 'Prueba de embarazo'),
];
