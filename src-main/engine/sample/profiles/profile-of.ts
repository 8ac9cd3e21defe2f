import type { Archetype } from '../types.ts';
import { AGENCY } from './agency.ts';
import { CONTRACTOR } from './contractor.ts';
import type { Profile } from './profile.ts';
import { RESTAURANT } from './restaurant.ts';
import { SAAS } from './saas.ts';
import { SHOP } from './shop.ts';

const PROFILES: Readonly<Record<Archetype, Profile>> = { agency: AGENCY, shop: SHOP, contractor: CONTRACTOR, restaurant: RESTAURANT, saas: SAAS };

export function profileOf(archetype: Archetype): Profile {
  return PROFILES[archetype];
}
