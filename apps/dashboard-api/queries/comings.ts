import { sql } from '@huiyin/read-model'
import { campaignLimit } from './campaign-limit.js'
import { alsoWithin, type Scope } from './scope.js'

/** The earlier reports of whoever brought one of the item's, each with its item, as far as the asker may see that. */
const earlierVisits = (scope: Scope) => sql`visits as v
  join visits as w on w.tenant = v.tenant and w.subject in (select value from json_each(v.earlier))
  join items as other on other.item_id = w.item_id
  where v.item_id = items.item_id and v.earlier is not null and w.received_at <= v.received_at
    and ${alsoWithin(scope, 'other')}`

/** R9: the same matter, or the same person, again within so many days; how many is the campaign's (S4-50). */
export const repeatVisit = (scope: Scope) => {
  const days = campaignLimit('repeat_visit_days')
  return sql<boolean>`(items.comings > 0 and (items.closest_reports <= ${days} or exists (
    select 1 from ${earlierVisits(scope)} and v.day - w.day <= ${days}
  )))`
}

type Reference = ReturnType<typeof sql.ref>

/** Whether one unit stands so many levels above another, at least; each unit knows the one above it. */
const isAbove = (upper: Reference, lower: Reference, levels: ReturnType<typeof campaignLimit>) => sql<boolean>`exists (
  with recursive upwards (unit_id, level) as (
    select ${lower}, 0
    union all
    select units.parent_id, upwards.level + 1 from units join upwards on units.unit_id = upwards.unit_id
    where units.parent_id is not null and upwards.level < 12
  )
  select 1 from upwards where upwards.unit_id = ${upper} and upwards.level >= ${levels}
)`

/** R9: somebody turned up above the unit that has the matter, while that one still owed an answer (S4-50). */
export const leapfrogVisit = (scope: Scope) => {
  const levels = campaignLimit('leapfrog_levels')
  return sql<boolean>`(items.comings > 0 and (
    ${isAbove(sql.ref('items.leapt_to'), sql.ref('items.leapt_over'), levels)}
    or exists (
      select 1 from ${earlierVisits(scope)} and v.came_to is not null
        and (w.ended_at is null or w.ended_at > v.received_at)
        and ${isAbove(sql.ref('v.came_to'), sql.ref('other.unit_id'), levels)}
    )
  ))`
}
