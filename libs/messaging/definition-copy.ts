import type { CampaignPublished } from '@huiyin/contracts/campaign'
import type { Consumer } from './bus.js'
import type { CampaignRule } from './campaign-rules-copy.js'
import { localCopy, type CopyStore } from './local-copy.js'

type Defining = 'ChannelDefined' | 'HandlingModeDefined' | 'LedgerKindDefined' | 'MapLayerDefined'
type Definition<N extends Defining> = CampaignPublished<N>['definition']

/** What other contexts remember of what tenants defined: each definition as it holds now. */
export interface DefinitionCopy<D> {
  /** What the tenant defined under this code; null: nothing of its own. */
  readonly ownOf: (tenant: string, code: string) => D | null
  /** The same with the version it is; null: nothing of its own. */
  readonly definedAs: (tenant: string, code: string) => { readonly version: number; readonly definition: D } | null
  readonly consumer: Consumer
}

/** A copy of one kind of definitions (ADR 0026). `name` is the consumer's and the copy's. */
export const definitionCopy = async <N extends Defining>(
  name: string,
  event: N,
  store: CopyStore,
): Promise<DefinitionCopy<Definition<N>>> => {
  const { values, consumer } = await localCopy<CampaignPublished<N>>({
    ...{ name, from: 'campaign', store, only: [event] },
    fold: (before, { data }) => {
      const defined = data as CampaignPublished<N>
      return before && before.version >= defined.version ? before : defined
    },
  })
  const definedAs = (tenant: string, code: string) => values.get(`${tenant}:${code}`) ?? null
  return { ownOf: (tenant, code) => definedAs(tenant, code)?.definition ?? null, definedAs, consumer }
}

/** What the campaigns of a tenant call one of their channels or modes; undefined: none has this code. */
export const calledBy = <W extends 'channels' | 'modes'>(
  campaigns: ReadonlyMap<string, Pick<CampaignRule, W | 'tenant'>>,
  what: W,
  { tenant, code }: { readonly tenant: string; readonly code: string },
): CampaignRule[W][number] | undefined => {
  for (const campaign of campaigns.values()) {
    const list: readonly CampaignRule[W][number][] = campaign.tenant === tenant ? campaign[what] : []
    const found = list.find((one) => one.code === code)
    if (found) return found
  }
  return undefined
}
