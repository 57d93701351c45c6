import { type Choice, choice } from './choice.ts';

/** What was done or talked about in a visit. Queensland's intervention codes beside it (docs/practice.md, Queensland). */
export const services: readonly Choice[] = [
  choice('safer-injecting', 'Safer injecting and vein care', 'Inyección más segura y cuidado de venas', {
    queensland: '11',
  }),
  choice('safer-smoking', 'Safer smoking', 'Fumar con menos riesgo'),
  choice('infections', 'HIV and hepatitis', 'VIH y hepatitis', { queensland: '10' }),
  choice('drug-information', 'Drug information', 'Información sobre sustancias', { queensland: '12' }),
  choice('sexual-health', 'Sexual health', 'Salud sexual', { queensland: '13' }),
  choice('disposal', 'Safe disposal', 'Desecho seguro', { queensland: '14' }),
  choice('overdose-training', 'Overdose training', 'Capacitación sobre sobredosis'),
  choice('wound-care', 'Wound care', 'Cuidado de heridas'),
  choice('physical-health', 'Physical health', 'Salud física', { queensland: '16' }),
  choice('mental-health', 'Mental health', 'Salud mental', { queensland: '17' }),
  choice('family', 'Pregnancy and parenting', 'Embarazo y crianza', { queensland: '15' }),
  choice('opioid-treatment-information', 'Methadone and buprenorphine', 'Metadona y buprenorfina', {
    queensland: '22',
  }),
  choice('treatment-information', 'Treatment options', 'Opciones de tratamiento', { queensland: '23' }),
  choice('service-policy', 'How this service works', 'Cómo funciona este servicio', {
    queensland: '18',
    hidden: true,
  }),
  choice('condoms', 'Condoms and dams', 'Condones y barreras', { queensland: '21', hidden: true }),
  choice('complaint', 'Complaint', 'Queja', { queensland: '20', hidden: true }),
  choice('company', 'Company and a talk', 'Compañía y plática'),
  choice('other', 'Something else', 'Otra cosa', { queensland: '19' }),
];

/** Where a visit points a person to, if they want it. */
export const referrals: readonly Choice[] = [
  choice('hiv-test', 'HIV test', 'Prueba de VIH'),
  choice('hcv-test', 'Hepatitis C test', 'Prueba de hepatitis C'),
  choice('hcv-care', 'Hepatitis C care', 'Atención de hepatitis C'),
  choice('hiv-care', 'HIV care or PrEP', 'Atención de VIH o PrEP'),
  choice('syphilis-test', 'Syphilis test', 'Prueba de sífilis'),
  choice('opioid-treatment', 'Methadone or buprenorphine', 'Metadona o buprenorfina'),
  choice('treatment', 'Other treatment', 'Otro tratamiento'),
  choice('wound-clinic', 'Wound clinic', 'Clínica de heridas'),
  choice('primary-care', 'Doctor or nurse', 'Médico o enfermera'),
  choice('mental-health', 'Mental health', 'Salud mental'),
  choice('drug-checking', 'Drug checking', 'Análisis de sustancias'),
  choice('consumption-room', 'Supervised consumption', 'Sala de consumo supervisado'),
  choice('housing', 'Housing', 'Vivienda'),
  choice('shelter', 'Shelter', 'Albergue'),
  choice('food', 'Food', 'Comida'),
  choice('legal', 'Legal help', 'Ayuda legal'),
  choice('benefits', 'Benefits and documents', 'Ayudas y documentos'),
  choice('family', 'Pregnancy and parenting', 'Embarazo y crianza'),
  choice('other', 'Something else', 'Otra cosa'),
];
