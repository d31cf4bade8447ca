import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { forestOf } from '../../shared/catalogue/catalogue.js'
import { CategoryTree } from '../../shared/catalogue/category-tree.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface AboutFilterProps {
  readonly about: string | null
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
}

/** Narrows the items to a campaign, a category or how one shows; nothing where the tenant has no campaign. */
export const AboutFilter = ({ about, set }: AboutFilterProps) => {
  const { t } = useTranslation()
  const { catalogues } = useSigned()
  const { language } = useLabels()
  if (catalogues.size === 0) return null
  return (
    <CategoryTree
      className="filter-about"
      label={t('desk.category')}
      placeholder={t('desk.allCategories')}
      nodes={forestOf(catalogues, language)}
      value={about}
      onChange={(chosen) => set({ about: chosen })}
    />
  )
}

interface CellFilterProps {
  readonly cell: string | null
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
}

/** Narrows the items to a cell of the grid, by its code. */
export const CellFilter = ({ cell, set }: CellFilterProps) => {
  const { t } = useTranslation()
  return (
    <Input.Search
      key={cell}
      className="filter-cell"
      allowClear
      defaultValue={cell ?? ''}
      placeholder={t('desk.cell')}
      aria-label={t('desk.cell')}
      maxLength={80}
      onSearch={(code) => set({ cell: code.trim() })}
    />
  )
}
