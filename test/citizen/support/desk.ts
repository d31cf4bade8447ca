import { afterAll, beforeAll } from '@jest/globals'
import { entryIdOf } from '@huiyin/rectification'
import { citizenLimits, CitizenModule, type CitizenLimits } from '@huiyin/citizen'
import { citizenPorts } from '@huiyin/host/citizen'
import { systemClock } from '@huiyin/kernel'
import { attempts, createHttpHost } from '@huiyin/nest-platform'
import { activate, at, createUnits, person, TENANT, world, ZONE, type World } from '../../acceptance/world.js'

const UNITS = { desk: TENANT, K1: TENANT }
const operator = person('operator-1', 'desk')
const dispatcher = person('dispatcher-1', 'desk')
const officer = person('officer-1', 'desk')
const handler = person('handler-k1', 'K1')

/** The county of the stories with a campaign in force, and what its staff do with what came in. */
export const county = async () => {
  const here = await world({ bus: 'plain', start: at('2026-03-02', '09:00:00.000') })
  await createUnits(here, '2026-01-01', UNITS)
  await activate(here, 's3', '2026-01-01')
  return here
}

/** What the staff do with an item, by commands. */
export const staff = ({ does, evidenceFor }: World) => ({
  register: (itemId: string) =>
    does(operator, 'RegisterItem', { itemId, number: 'C-0001', category: 'C2', campaign: 's3' }),
  decline: (itemId: string) => does(operator, 'DeclineItem', { itemId, reason: '属于劳动仲裁，请向仲裁委提出' }),
  assign: (itemId: string) =>
    does(dispatcher, 'AssignItem', { itemId, unitId: 'K1', personId: 'handler-k1', outsideDeadline: null }),
  link: (itemId: string, reportId: string) =>
    does(operator, 'LinkReport', { itemId, reportId, channel: 'letter', reporter: 'anonymous' }),
  reply: (itemId: string, reportId: string, text: string) =>
    does(operator, 'ReplyToReport', { itemId, reportId, result: 'partlySolved', text }),
  close: async (itemId: string) => {
    const entryId = entryIdOf(itemId, 'K1')
    const evidence = await evidenceFor(entryId, '整改照片.png', '2026-03-02')
    await does(handler, 'ClaimDone', { entryId, outcome: 'solved', outcomeText: '已增开窗口', evidence })
    await does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  },
})

const many = attempts({ most: 1_000_000, withinSeconds: 1, clock: systemClock })
/** For stories that do more in a second than somebody could. */
export const NO_LIMITS: CitizenLimits = { guesses: many, looks: many, reports: many }

/** The pages of citizens over a county, on a free port. */
export const servePages = async (here: World, limits: CitizenLimits = citizenLimits(systemClock)) => {
  const ports = citizenPorts(
    {
      ...{ files: here.kept.files, guard: here.kept.guard, personalData: here.kept },
      ...{ send: here.send, store: here.store, clock: here.clock, lists: { query: here.lists } },
      settings: { of: () => ({ zone: ZONE, calendar: 'cn@2026.1' }) },
    },
    TENANT,
  )
  const host = await createHttpHost({ modules: [CitizenModule.with({ ...ports, limits })] })
  return { url: await host.listen(0), close: host.close }
}

interface OpenCounty {
  readonly here: World
  readonly url: string
}

/** Opens a county of its own with its pages, without limits, for all tests of a file, and tells where it is. */
export const withCounty = (opened: (county: OpenCounty) => void): void => {
  let ends: readonly (() => Promise<void>)[] = []
  beforeAll(async () => {
    const here = await county()
    ends = [here.close]
    const { url, close } = await servePages(here, NO_LIMITS)
    ends = [close, here.close]
    opened({ here, url })
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
}
