import { example } from './words.js';

/** Examples of arrays. */
export const numpyExamples = {
  NP_ARRAY_EXAMPLE: example('import numpy as np', '', 'scores = np.array([7, 9, 4])', 'print(scores * 2)'),
  NP_ARANGE_EXAMPLE: example('import numpy as np', '', 'numbers = np.arange(0, 10, 2)', 'print(numbers)'),
  NP_LINSPACE_EXAMPLE: example('import numpy as np', '', 'places = np.linspace(0, 1, 5)', 'print(places)'),
  NP_FILL_EXAMPLE: example('import numpy as np', '', 'table = np.zeros((3, 4))', 'print(table)'),
  NP_FULL_EXAMPLE: example('import numpy as np', '', 'table = np.full((2, 3), 7)', 'print(table)'),
  NP_RANDOM_EXAMPLE: example('import numpy as np', '', 'numbers = np.random.rand(5)', 'print(numbers)'),
  NP_GENERATOR_EXAMPLE: example(
    'import numpy as np',
    '',
    'rng = np.random.default_rng(1)',
    'numbers = rng.random(3)',
    'print(numbers)'
  ),
  NP_DRAW_EXAMPLE: example(
    'import numpy as np',
    '',
    'rng = np.random.default_rng(1)',
    'numbers = rng.standard_normal(5)',
    'print(numbers)'
  ),
  NP_INTEGERS_EXAMPLE: example(
    'import numpy as np',
    '',
    'rng = np.random.default_rng()',
    'dice = rng.integers(1, 7, 10)',
    'print(dice)'
  ),
  NP_CHOICE_EXAMPLE: example(
    'import numpy as np',
    '',
    'rng = np.random.default_rng()',
    'names = ["Anna", "Ben", "Alan"]',
    'print(rng.choice(names, 2))'
  ),
  NP_ITEM_EXAMPLE: example(
    'import numpy as np',
    '',
    'table = np.array([[1, 2, 3], [4, 5, 6]])',
    'print(table[0])',
    'print(table[:, 1])'
  ),
  NP_CELL_EXAMPLE: example('import numpy as np', '', 'table = np.array([[1, 2, 3], [4, 5, 6]])', 'print(table[1, 2])'),
  NP_SLICE_EXAMPLE: example('import numpy as np', '', 'table = np.arange(20).reshape(4, 5)', 'print(table[0:2, 1:4])'),
  NP_SELECT_EXAMPLE: example(
    'import numpy as np',
    '',
    'temperatures = np.array([21, -3, 15, -8])',
    'print(temperatures[temperatures < 0])'
  ),
  NP_SET_CELL_EXAMPLE: example('import numpy as np', '', 'image = np.zeros((3, 3))', 'image[1, 1] = 1', 'print(image)'),
  NP_SET_WHERE_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.array([3, -1, 4, -1])',
    'numbers[numbers < 0] = 0',
    'print(numbers)'
  ),
  NP_SHAPE_EXAMPLE: example('import numpy as np', '', 'table = np.ones((3, 4))', 'print(np.shape(table))'),
  NP_PART_EXAMPLE: example(
    'import numpy as np',
    '',
    'table = np.array([[1, 2, 3], [4, 5, 6]])',
    'print(table.size)',
    'print(table.T)'
  ),
  NP_RESHAPE_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.arange(12)',
    'print(np.reshape(numbers, (3, 4)))'
  ),
  NP_PICTURES_EXAMPLE: example(
    'from sklearn.datasets import load_digits',
    '',
    'images, answers = load_digits(return_X_y=True)',
    'images = images.reshape(-1, 8, 8, 1)',
    'print(images.shape)'
  ),
  NP_TYPE_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.array([1.7, 2.2])',
    'print(numbers.astype("int64"))'
  ),
  NP_JOIN_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.array([1, 2])',
    'other = np.array([3, 4])',
    'print(np.concatenate([numbers, other]))',
    'print(np.vstack([numbers, other]))'
  ),
  NP_STAT_EXAMPLE: example('import numpy as np', '', 'scores = np.array([7, 9, 4])', 'print(np.mean(scores))'),
  NP_AXIS_EXAMPLE: example(
    'import numpy as np',
    '',
    'marks = np.array([[2, 1, 3], [4, 5, 3]])',
    'print(np.mean(marks, axis=0))',
    'print(np.mean(marks, axis=1))'
  ),
  NP_MATH_EXAMPLE: example('import numpy as np', '', 'numbers = np.array([1, 4, 9])', 'print(np.sqrt(numbers))'),
  NP_SORT_EXAMPLE: example(
    'import numpy as np',
    '',
    'scores = np.array([7, 9, 4, 9])',
    'print(np.sort(scores))',
    'print(np.unique(scores))'
  ),
  NP_WHERE_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.array([3, -1, 4])',
    'print(np.where(numbers > 0, 1, 0))'
  ),
  NP_BOTH_EXAMPLE: example(
    'import numpy as np',
    '',
    'ages = np.array([9, 12, 15, 18])',
    'print(ages[(ages > 10) & (ages < 16)])'
  ),
  NP_NOT_EXAMPLE: example('import numpy as np', '', 'ages = np.array([9, 12, 15])', 'print(ages[~(ages > 10)])'),
  NP_MATMUL_EXAMPLE: example(
    'import numpy as np',
    '',
    'matrix = np.array([[0, 1], [1, 0]])',
    'points = np.array([[1, 2], [3, 4]])',
    'print(matrix @ points)'
  ),
  NP_DOT_EXAMPLE: example(
    'import numpy as np',
    '',
    'numbers = np.array([2, 3])',
    'prices = np.array([10, 5])',
    'print(np.dot(numbers, prices))'
  ),
  NP_SOLVE_EXAMPLE: example(
    'import numpy as np',
    '',
    'matrix = np.array([[1, 1], [1, -1]])',
    'result = np.array([10, 2])',
    'print(np.linalg.solve(matrix, result))'
  )
};
