import { accountabilityPublished } from './accountability/published.js'
import { campaignPublished } from './campaign/published.js'
import { evaluationPublished } from './evaluation/published.js'
import { intakePublished } from './intake/published.js'
import { organisationPublished } from './organisation/published.js'
import type { PublishedDefinitions } from './published.js'
import { rectificationPublished } from './rectification/published.js'

/** Every published event of the product by its context. */
export const publishedByContext: Readonly<Record<string, PublishedDefinitions>> = {
  accountability: accountabilityPublished,
  campaign: campaignPublished,
  evaluation: evaluationPublished,
  intake: intakePublished,
  organisation: organisationPublished,
  rectification: rectificationPublished,
}

/** How the published events of a context are carried between processes. */
export interface TopicDefinition {
  readonly version: number
  /** How many instances of a consumer can share the work. Never changed: another number is another version. */
  readonly partitions: number
}

/**
 * The topic of each context (design §3, the bus). What comes per item is spread over twelve partitions; the others hold
 * little, and fewer partitions keep more of it in one order.
 */
export const topicsByContext: Readonly<Record<string, TopicDefinition>> = {
  accountability: { version: 1, partitions: 3 },
  campaign: { version: 1, partitions: 3 },
  evaluation: { version: 1, partitions: 3 },
  intake: { version: 1, partitions: 12 },
  organisation: { version: 1, partitions: 3 },
  rectification: { version: 1, partitions: 12 },
}
