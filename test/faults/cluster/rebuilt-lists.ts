import { hostedAccountability } from '@huiyin/accountability'
import { hostedCampaign } from '@huiyin/campaign'
import { hostedEvaluation } from '@huiyin/evaluation'
import type { EventStore } from '@huiyin/event-sourcing'
import { hostedIntake } from '@huiyin/intake'
import { listsOf, postgresLists } from '@huiyin/lists-postgres'
import { hostedOrganisation } from '@huiyin/organisation'
import type { HostedContext } from '@huiyin/process-host'
import { listProjector, sql, type ListQueries } from '@huiyin/read-model'
import { hostedRectification } from '@huiyin/rectification'
import type { Tally } from '../checks.js'
import { compareRows } from '../compare-rows.js'

/** Every context as its process hosts it. Nobody ranks anything here. */
export const HOSTED: readonly HostedContext[] = [
  ...[hostedIntake, hostedRectification, hostedOrganisation, hostedCampaign, hostedAccountability],
  hostedEvaluation(() => () => Promise.resolve(null)),
]

const rowsOf = async (query: ListQueries<unknown>, name: string): Promise<string[]> => {
  const { rows } = await sql<{
    row: string
  }>`SELECT row_to_json(list)::text AS row FROM ${sql.table(name)} list`.execute(query)
  return rows.map(({ row }) => row)
}

/** The lists of one context are what a rebuild from empty makes of the log, row for row. */
const compareContext = async (
  { name, lists, alarms }: HostedContext,
  { url, store }: { readonly url: string; readonly store: EventStore },
  tally: Tally,
): Promise<void> => {
  const kept = [...lists, ...alarms]
  const live = await postgresLists<unknown>({ url, schema: listsOf(name).schema, lists: kept })
  const anew = await postgresLists<unknown>({ url, schema: `rebuilt_${name}`, lists: kept })
  try {
    const projector = await listProjector({ store, lists: kept, generation: anew.live, batch: 4_096 })
    while (await projector.step());
    for (const list of kept) {
      compareRows(
        `list ${name}.${list.name}`,
        await rowsOf(live.query, list.name),
        await rowsOf(anew.query, list.name),
        tally,
      )
    }
    const drop = sql.raw(`DROP SCHEMA rebuilt_${name} CASCADE`)
    await drop.execute(anew.query)
  } finally {
    await live.close()
    await anew.close()
  }
}

/** The lists of all contexts that run equal lists folded anew from the log. */
export const compareListsAnew = async (
  kinds: readonly string[],
  at: { readonly url: string; readonly store: EventStore },
  tally: Tally,
): Promise<void> => {
  for (const context of HOSTED) {
    if (kinds.includes(context.name)) await compareContext(context, at, tally)
  }
}
