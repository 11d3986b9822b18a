import { example } from './words.js';

/** Examples of plots. */
export const plotExamples = {
  PLT_LINE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [1, 4, 9, 16]',
    'plt.plot(scores, color="red", label="score")',
    'plt.legend()',
    'plt.show()'
  ),
  PLT_XY_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'ages = [10, 12, 14, 16]',
    'heights = [138, 149, 163, 172]',
    'plt.scatter(ages, heights)',
    'plt.show()'
  ),
  PLT_NAMED_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'days = [1, 2, 3]',
    'plt.plot(days, [2, 5, 3], label="Anna")',
    'plt.plot(days, [1, 2, 6], label="Ben")',
    'plt.legend()',
    'plt.show()'
  ),
  PLT_POINTS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import make_blobs',
    '',
    'points, answers = make_blobs(n_samples=200, centers=3, random_state=1)',
    'plt.scatter(points[:, 0], points[:, 1], c=answers, cmap="viridis")',
    'plt.show()'
  ),
  PLT_HIST_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'heights = [148, 150, 151, 153, 155, 155, 160]',
    'plt.hist(heights, bins=4)',
    'plt.show()'
  ),
  PLT_PIE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'names = ["Anna", "Ben", "Alan"]',
    'shares = [50, 30, 20]',
    'plt.pie(shares, labels=names, autopct="%1.0f%%")',
    'plt.show()'
  ),
  PLT_BOX_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [4, 6, 7, 7, 8, 9, 15]',
    'plt.boxplot(scores)',
    'plt.show()'
  ),
  PLT_IMAGE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import load_digits',
    '',
    'images = load_digits().images',
    'plt.imshow(images[0], cmap="gray")',
    'plt.show()'
  ),
  PLT_PHOTO_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import load_sample_image',
    '',
    'photo = load_sample_image("flower.jpg")',
    'plt.imshow(photo)',
    'plt.show()'
  ),
  PLT_HEAT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'table = [[1, 2, 3], [4, 5, 6]]',
    'plt.imshow(table, cmap="viridis")',
    'plt.show()'
  ),
  PLT_COLORBAR_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'table = [[1, 2, 3], [4, 5, 6]]',
    'plt.imshow(table, cmap="coolwarm")',
    'plt.colorbar()',
    'plt.show()'
  ),
  PLT_STRAIGHT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.axhline(5, color="gray")',
    'plt.show()'
  ),
  PLT_WRITE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.text(1, 7, "Anna")',
    'plt.show()'
  ),
  PLT_TEXT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.title("scores")',
    'plt.xlabel("days")',
    'plt.show()'
  ),
  PLT_LEGEND_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores, label="Anna")',
    'plt.legend()',
    'plt.show()'
  ),
  PLT_GRID_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.grid(True)',
    'plt.show()'
  ),
  PLT_LIMITS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.ylim(0, 10)',
    'plt.show()'
  ),
  PLT_TICKS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'names = ["Anna", "Ben", "Alan"]',
    'plt.plot([3, 7, 5])',
    'plt.xticks([0, 1, 2], names)',
    'plt.show()'
  ),
  PLT_AXIS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'image = [[0, 1], [1, 0]]',
    'plt.imshow(image, cmap="gray")',
    'plt.axis("off")',
    'plt.show()'
  ),
  PLT_FIGURE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.figure(figsize=(8, 3))',
    'plt.plot(scores)',
    'plt.show()'
  ),
  PLT_SUBPLOT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.subplot(1, 2, 1)',
    'plt.plot(scores)',
    'plt.subplot(1, 2, 2)',
    'plt.bar([0, 1, 2], scores)',
    'plt.show()'
  ),
  PLT_TIGHT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'for number in range(4):',
    '    plt.subplot(2, 2, number + 1)',
    '    plt.title(number)',
    'plt.tight_layout()',
    'plt.show()'
  ),
  PLT_SAVE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.savefig("scores.png")',
    'plt.show()'
  ),
  PLT_SHOW_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    '',
    'scores = [3, 7, 5]',
    'plt.plot(scores)',
    'plt.show()'
  )
};
