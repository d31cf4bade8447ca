import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Accesses } from './accesses.types.js'
import { Asking, type DashboardContext } from './asking.js'
import { PageInput } from './common.types.js'
import { COMPARING_COST, FETCH_COST, HISTORY_COST, PAGE_COST } from './costs.js'
import { ComparedMatter, LikelyDuplicates } from './duplicates.types.js'
import { EntryFilter, EntryPage } from './entries.types.js'
import { History } from './history.types.js'
import { Item, ItemFilter, ItemPage } from './items.types.js'
import { ReplyTemplates } from './reply-templates.types.js'

@Resolver(() => Item)
export class ItemsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => ItemPage, { complexity: PAGE_COST })
  items(
    @Args('filter', { type: () => ItemFilter, nullable: true }) filter: ItemFilter | undefined,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Context() context: DashboardContext,
  ): Promise<ItemPage> {
    return this.asking.ask('items', { filter: filter ?? null, page: page ?? null }, context)
  }

  @Query(() => Item, { nullable: true, complexity: FETCH_COST })
  item(@Args('itemId', { type: () => ID }) itemId: string, @Context() context: DashboardContext): Promise<Item | null> {
    return this.asking.ask('item', { itemId }, context)
  }

  @Query(() => LikelyDuplicates, { complexity: COMPARING_COST })
  likelyDuplicates(
    @Args('of', { type: () => ComparedMatter }) of: ComparedMatter,
    @Context() context: DashboardContext,
  ): Promise<LikelyDuplicates> {
    return this.asking.ask('likelyDuplicates', of, context)
  }

  @Query(() => ReplyTemplates, { nullable: true, complexity: HISTORY_COST })
  replyTemplates(
    @Args('itemId', { type: () => ID }) itemId: string,
    @Args('reportId', { type: () => ID }) reportId: string,
    @Args('result', { type: () => String, nullable: true, description: 'The result that is chosen.' })
    result: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<ReplyTemplates | null> {
    return this.asking.ask('replyTemplates', { itemId, reportId, result: result ?? null }, context)
  }

  @Query(() => EntryPage, { complexity: PAGE_COST })
  entries(
    @Args('filter', { type: () => EntryFilter, nullable: true }) filter: EntryFilter | undefined,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Args('order', { type: () => String, nullable: true, description: 'due, or opened: as a register is kept' })
    order: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<EntryPage> {
    return this.asking.ask('entries', { filter: filter ?? null, page: page ?? null, order: order ?? null }, context)
  }

  @Query(() => Accesses, { nullable: true, complexity: HISTORY_COST })
  accesses(
    @Args('itemId', { type: () => ID }) itemId: string,
    @Context() context: DashboardContext,
  ): Promise<Accesses | null> {
    return this.asking.ask('accesses', { itemId }, context)
  }

  @Query(() => History, { nullable: true, complexity: HISTORY_COST })
  history(
    @Args('itemId', { type: () => ID }) itemId: string,
    @Args('knownAt', { type: () => String, nullable: true }) knownAt: string | undefined,
    @Args('happenedAt', { type: () => String, nullable: true }) happenedAt: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<History | null> {
    return this.asking.ask('history', { itemId, knownAt: knownAt ?? null, happenedAt: happenedAt ?? null }, context)
  }
}
