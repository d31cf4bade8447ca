import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { derivedCommandId } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import { SYSTEM } from '@huiyin/messaging'
import type { AccountRole } from '@huiyin/contracts/organisation'
import { readCampaignFrom } from '@huiyin/campaign'
import { dayIn, type Day, type Instant } from '@huiyin/kernel'
import { demoGrid } from './grid.js'

/** The tenant of the demonstration; nothing in it exists. */
export const DEMO = {
  tenant: 'demo-city',
  zone: 'Asia/Shanghai',
  calendar: 'cn@2026.1',
  campaign: 's3',
} as const

/** Everybody who can sign in: login, what they are, where they are appointed. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly roles: readonly AccountRole[]
  readonly unitId: string
  readonly rank: 'principal' | 'deputy' | 'member'
}

/** The unit of a bureau by its number from 0; a simulated city has more of them than the demonstration. */
export const bureauId = (index: number): string => `demo-bureau-${index + 1}`
export const BUREAUS = [0, 1, 2, 3, 4, 5, 6, 7].map(bureauId)
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']

/** Who speaks for a bureau; of a unit that is none nobody does. */
export const principalOf = (unitId: string): string | undefined => {
  const [, number] = /^demo-bureau-(\d+)$/.exec(unitId) ?? []
  return number === undefined ? undefined : `principal${number}`
}

const cityPeople: readonly DemoPerson[] = [
  { login: 'operator', name: '受理员（示范）', roles: ['operator'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'dispatcher', name: '交办员（示范）', roles: ['dispatcher'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'acceptance', name: '验收人（示范）', roles: ['acceptanceOfficer'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'supervisor', name: '督导员（示范）', roles: ['supervisor'], unitId: DEMO.tenant, rank: 'member' },
  {
    login: 'discipline',
    name: '纪检监察员（示范）',
    roles: ['disciplineOfficer'],
    unitId: DEMO.tenant,
    rank: 'member',
  },
  { login: 'leader', name: '市领导（示范）', roles: ['leader'], unitId: DEMO.tenant, rank: 'principal' },
  { login: 'evaluation', name: '考评办（示范）', roles: ['evaluationOffice'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'line1', name: '活动办宣传督导（示范）', roles: ['publicityOfficer'], unitId: DEMO.tenant, rank: 'member' },
  {
    login: 'line2',
    name: '活动办政绩考核（示范）',
    roles: ['performanceOfficer'],
    unitId: DEMO.tenant,
    rank: 'member',
  },
  {
    login: 'line3',
    name: '活动办综合协调（示范）',
    roles: ['coordinationOfficer'],
    unitId: DEMO.tenant,
    rank: 'member',
  },
  {
    login: 'line4',
    name: '活动办问责查处（示范）',
    roles: ['accountabilityOfficer'],
    unitId: DEMO.tenant,
    rank: 'member',
  },
  { login: 'auditor', name: '审计员（示范）', roles: ['auditor'], unitId: DEMO.tenant, rank: 'member' },
  { login: 'admin', name: '管理员（示范）', roles: ['administrator'], unitId: DEMO.tenant, rank: 'member' },
]

/** How a bureau is called: 示范一局 … 示范八局, and by its number from the ninth on. */
export const bureauName = (index: number): string => `示范${NUMERALS[index] ?? index + 1}局`

/** Who works at a bureau: whoever handles its entries, and its principal. */
export const peopleOfBureau = (index: number): readonly DemoPerson[] => {
  const [unitId, bureau] = [bureauId(index), bureauName(index)]
  return [
    { login: `handler${index + 1}`, name: `${bureau}经办人`, roles: ['handler'], unitId, rank: 'member' },
    { login: `principal${index + 1}`, name: `${bureau}负责人`, roles: ['unitPrincipal'], unitId, rank: 'principal' },
  ] satisfies DemoPerson[]
}

/** Everybody of a city with so many bureaus. */
export const peopleOf = (bureaus: number): readonly DemoPerson[] => [
  ...cityPeople,
  ...Array.from({ length: bureaus }, (_, index) => peopleOfBureau(index)).flat(),
]

/** Everybody of the demonstration. */
export const PEOPLE: readonly DemoPerson[] = peopleOf(BUREAUS.length)
export const personIdOf = ({ login }: DemoPerson): string => `demo-${login}`

/** Sends one command of the setting-up as the product itself; a refusal here is a fault of the demonstration. */
const bySystem = (send: SendCommand, at: Instant) => async (name: string, input: object) => {
  const commandId = derivedCommandId('demo-city', at, name, JSON.stringify(input))
  const answer = await send({
    name,
    input,
    commandId,
    tenant: DEMO.tenant,
    actor: SYSTEM,
    occurred: { at, zone: DEMO.zone, precision: 'instant' },
    correlation: commandId,
    causation: commandId,
  })
  if (!answer.ok)
    throw new Error(`the demonstration could not ${name}: ${answer.refusal} ${JSON.stringify(answer.problems)}`)
}

const campaigns = join(dirname(createRequire(import.meta.url).resolve('@huiyin/host/package.json')), '../../campaigns')

const readDemoCampaign = () => {
  const reading = readCampaignFrom(campaigns, DEMO.campaign)
  if (!reading.ok) throw new Error(`campaigns/${DEMO.campaign}: ${JSON.stringify(reading.mistakes)}`)
  return reading.configuration
}

/** The units of the demonstration, from the campaign's parameters, parents first. */
const unitsOf = ({ parameters }: ReturnType<typeof readDemoCampaign>) => parameters?.units?.tree ?? []

const levelOf = (code: string, parent: string | null): string => {
  if (parent === null) return 'city'
  if (parent === DEMO.tenant) return code.includes('county') ? 'county' : 'bureau'
  return parent === 'demo-county' ? 'township' : 'section'
}

/** The bureaus a city has beyond those of the campaign's parameters. */
const furtherBureaus = (bureaus: number) =>
  Array.from({ length: Math.max(0, bureaus - BUREAUS.length) }, (_, beyond) => {
    const index = BUREAUS.length + beyond
    const names = { name_zh: bureauName(index), name_en: `Demo bureau ${index + 1}` }
    return { code: bureauId(index), parent: DEMO.tenant, ...names }
  })

/**
 * Sets up the city: units, people, accounts and the campaign in force from this day. Its bureaus are those of the
 * demonstration unless there are to be more.
 */
export const setUpCity = async (
  send: SendCommand,
  settle: () => Promise<void>,
  now: Instant,
  { from, bureaus = BUREAUS.length }: { readonly from: Day; readonly bureaus?: number },
): Promise<void> => {
  const does = bySystem(send, now)
  const configuration = readDemoCampaign()
  for (const { code, parent, name_zh: name, name_en: nameEn } of [
    ...unitsOf(configuration),
    ...furtherBureaus(bureaus),
  ]) {
    await does('CreateUnit', {
      unitId: code,
      validFrom: from,
      name,
      nameEn,
      parentId: parent,
      level: levelOf(code, parent),
    })
  }
  for (const person of peopleOf(bureaus)) {
    const personId = personIdOf(person)
    await does('AddPerson', { personId, name: person.name, validFrom: from })
    const post = { postId: `post-${person.login}`, postTitle: person.name, unitId: person.unitId, rank: person.rank }
    await does('AppointPerson', { personId, ...post, validFrom: from, validTo: null })
    await does('OpenAccount', { login: person.login, validFrom: dayIn(DEMO.zone, now), personId, roles: person.roles })
  }
  await does('ConfigureCampaign', { campaignId: DEMO.campaign, ...configuration })
  await does('ActivateCampaign', { campaignId: DEMO.campaign, from })
  await does('DefineMapLayer', { layer: demoGrid() })
  await settle()
}
