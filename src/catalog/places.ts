import { type Choice, choice } from './choice.ts';

/** Where a visit takes place: Ontario's list (docs/practice.md, Ontario), whose own names are kept beside ours. */
export const locationTypes: readonly Choice[] = [
  choice('in-service', 'At the service', 'En el servicio', { ontario: 'in-service NEP' }),
  choice('street', 'Street or park', 'Calle o parque', { ontario: 'street/park' }),
  choice('van', 'Van', 'Unidad móvil', { ontario: 'mobile van' }),
  choice('residence', 'Home', 'Casa', { ontario: 'residence' }),
  choice('hotel', 'Hotel or motel', 'Hotel o motel', { ontario: 'hotel/motel' }),
  choice('agency', 'Community agency', 'Organización comunitaria', { ontario: 'community agency' }),
  choice('public-space', 'Community space', 'Espacio comunitario', { ontario: 'community public space' }),
  choice('pharmacy', 'Pharmacy', 'Farmacia', { ontario: 'pharmacy' }),
  choice('bar', 'Bar or club', 'Bar o discoteca', { ontario: 'bar/club' }),
  choice('party', 'Party or rave', 'Fiesta', { ontario: 'party/rave' }),
  choice('jail', 'Jail or prison', 'Cárcel', { ontario: 'jail/prison' }),
  choice('opioid-clinic', 'Methadone or buprenorphine clinic', 'Clínica de metadona o buprenorfina', {
    ontario: 'OAT clinic',
  }),
  choice('treatment-program', 'Treatment program', 'Programa de tratamiento', {
    ontario: 'addiction programme',
  }),
];

/** Where an overdose happened, in words that point to no address (docs/practice.md, Reversal reports). */
export const settings: readonly Choice[] = [
  choice('home', 'At home', 'En casa'),
  choice('someones-home', "At someone's place", 'En casa de alguien'),
  choice('street', 'Street or park', 'Calle o parque'),
  choice('camp', 'Camp or tent', 'Campamento o carpa'),
  choice('vehicle', 'Car', 'Carro'),
  choice('public-toilet', 'Public bathroom', 'Baño público'),
  choice('transit', 'Bus, train or station', 'Autobús, tren o estación'),
  choice('shelter', 'Shelter', 'Albergue'),
  choice('hotel', 'Hotel or motel', 'Hotel o motel'),
  choice('service', 'At a program', 'En un programa'),
  choice('bar', 'Bar, club or party', 'Bar, discoteca o fiesta'),
  choice('work', 'At work', 'En el trabajo'),
  choice('other', 'Somewhere else', 'Otro lugar'),
];
