import { sql } from '@huiyin/read-model'
import { alsoWithin, type Scope } from './scope.js'

/** S0-59: an item of an alert, where enough of the problems it rests on are the asker's to see to raise it by themselves. */
export const recurring = (scope: Scope) => sql<boolean>`(items.item_id in (
  select mine.item_id from recurring_problems as mine
  join recurrences as alert on alert.alert_id = mine.alert_id
  where alert.needed <= (
    select count(*) from recurring_problems as one
    join items as problem on problem.item_id = one.item_id
    where one.alert_id = mine.alert_id and ${alsoWithin(scope, 'problem')}
  )
))`
