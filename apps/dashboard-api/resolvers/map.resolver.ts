import { Inject } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { COMPARING_COST, FETCH_COST } from './costs.js'
import { ItemFilter } from './items.types.js'
import { MapCounts, MapLayer } from './map.types.js'

@Resolver(() => MapLayer)
export class MapResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => [MapLayer], { complexity: FETCH_COST })
  mapLayers(@Context() context: DashboardContext): Promise<readonly MapLayer[]> {
    return this.asking.ask('mapLayers', {}, context)
  }

  @Query(() => MapCounts, { complexity: COMPARING_COST })
  mapCounts(
    @Args('layer', { type: () => String }) layer: string,
    @Args('filter', { type: () => ItemFilter, nullable: true }) filter: ItemFilter | undefined,
    @Context() context: DashboardContext,
  ): Promise<MapCounts> {
    return this.asking.ask('mapCounts', { layer, filter: filter ?? null }, context)
  }
}
