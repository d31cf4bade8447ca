import { accountability } from '@huiyin/accountability'
import { campaign } from '@huiyin/campaign'
import { evaluation } from '@huiyin/evaluation'
import { intake } from '@huiyin/intake'
import { organisation } from '@huiyin/organisation'
import { rectification } from '@huiyin/rectification'

/** What every service keeps in ClickHouse, whichever process feeds it. */
export const FACT_TABLES = [intake, rectification, organisation, campaign, evaluation, accountability].flatMap(
  ({ facts }) => facts,
)
