/**
 * What HSDS 3.0 (Open Referral, Human Services Data Specification) says of each object: field names, what they hold, and which must
 * be there (`!`). Written out from the specification's field lists; fields that it does not name are passed over, as it allows.
 */

/** `[thing]`: a list; `:thing`: one. */
type Holds =
  | 'uuid'
  | 'text'
  | 'number'
  | 'uri'
  | 'email'
  | 'moment'
  | `[${string}]`
  | `:${string}`
  | `=${string}`;
export type Spec = Readonly<Record<string, Holds | `${Holds}!`>>;

const texts = (names: string): Spec => Object.fromEntries(names.split(' ').map((name) => [name, 'text']));
const ids = (names: string): Spec =>
  Object.fromEntries(names.split(' ').map((name) => [`${name}_id`, 'uuid']));
const about: Spec = { id: 'uuid!', attributes: '[attribute]' };

export const shapes: Readonly<Record<string, Spec>> = {
  service: {
    ...about,
    ...ids('organization program'),
    ...texts(
      'alternate_name description interpretation_services application_process fees_description wait_time fees accreditations eligibility_description assured_date licenses alert',
    ),
    name: 'text!',
    url: 'uri',
    email: 'email',
    status: '=active|inactive|defunct|temporarily closed!',
    minimum_age: 'number',
    maximum_age: 'number',
    assurer_email: 'email',
    last_modified: 'moment',
    phones: '[phone]',
    schedules: '[schedule]',
    service_areas: '[service_area]',
    service_at_locations: '[service_at_location]',
    languages: '[language]',
    organization: ':organization',
    funding: '[funding]',
    cost_options: '[cost_option]',
    program: ':program',
    required_documents: '[required_document]',
    contacts: '[contact]',
    capacities: '[service_capacity]',
  },
  organization: {
    ...about,
    ...ids('parent_organization'),
    ...texts('alternate_name tax_status tax_id legal_status logo'),
    name: 'text!',
    description: 'text!',
    email: 'email',
    website: 'uri',
    uri: 'uri',
    year_incorporated: 'number',
    funding: '[funding]',
    contacts: '[contact]',
    phones: '[phone]',
    locations: '[location]',
    programs: '[program]',
    organization_identifiers: '[organization_identifier]',
    services: '[service]',
  },
  location: {
    ...about,
    ...ids('organization'),
    ...texts('name alternate_name description transportation external_identifier external_identifier_type'),
    location_type: '=physical|postal|virtual!',
    url: 'uri',
    latitude: 'number',
    longitude: 'number',
    languages: '[language]',
    addresses: '[address]',
    contacts: '[contact]',
    accessibility: '[accessibility]',
    phones: '[phone]',
    schedules: '[schedule]',
  },
  service_at_location: {
    ...about,
    ...ids('service location'),
    ...texts('description'),
    contacts: '[contact]',
    phones: '[phone]',
    schedules: '[schedule]',
    location: ':location',
    service: ':service',
  },
  address: {
    ...about,
    ...texts('attention address_2 region'),
    address_1: 'text!',
    city: 'text!',
    state_province: 'text!',
    postal_code: 'text!',
    country: 'text!',
    address_type: '=physical|postal|virtual!',
  },
  phone: {
    ...about,
    ...texts('type description'),
    number: 'text!',
    extension: 'number',
    languages: '[language]',
  },
  schedule: {
    ...about,
    ...texts(
      'valid_from valid_to dtstart until byday byweekno bymonthday byyearday description opens_at closes_at attending_type notes',
    ),
    timezone: 'number',
    count: 'number',
    interval: 'number',
    wkst: '=MO|TU|WE|TH|FR|SA|SU',
    freq: '=WEEKLY|MONTHLY',
    schedule_link: 'uri',
  },
  language: { ...about, ...texts('name code note') },
  contact: { ...about, ...texts('name title department'), email: 'email', phones: '[phone]' },
  accessibility: { ...about, ...texts('description details'), url: 'uri' },
  attribute: {
    id: 'uuid!',
    ...ids('link taxonomy_term'),
    ...texts('link_type link_entity value'),
    taxonomy_term: ':taxonomy_term',
  },
  taxonomy_term: {
    id: 'uuid!',
    ...ids('parent taxonomy'),
    ...texts('code taxonomy language'),
    name: 'text!',
    description: 'text!',
    term_uri: 'uri',
    taxonomy_detail: ':taxonomy',
  },
  taxonomy: { id: 'uuid!', ...texts('version'), name: 'text!', description: 'text!', uri: 'uri' },
  service_area: { ...about, ...texts('name description extent extent_type uri') },
  funding: { ...about, ...texts('source') },
  cost_option: {
    ...about,
    ...texts('valid_from valid_to option currency amount_description'),
    amount: 'number',
  },
  program: { ...about, ...texts('alternate_name'), name: 'text!', description: 'text!' },
  required_document: { ...about, ...texts('document'), uri: 'uri' },
  organization_identifier: {
    ...about,
    ...texts('identifier_scheme'),
    identifier_type: 'text!',
    identifier: 'text!',
  },
  /** Of 3.1. */
  service_capacity: {
    ...about,
    ...texts('description'),
    unit: ':unit!',
    available: 'number!',
    maximum: 'number',
    updated: 'moment!',
  },
  unit: { ...about, ...texts('scheme identifier'), name: 'text!', uri: 'uri' },
};
