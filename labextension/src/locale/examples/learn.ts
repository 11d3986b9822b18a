import { example } from './words.js';

/** Examples of classical learning. */
export const learnExamples = {
  SK_LOAD_EXAMPLE: example(
    'from sklearn.datasets import load_digits',
    '',
    'images, answers = load_digits(return_X_y=True)',
    'print(images.shape)',
    'print(answers[:10])'
  ),
  SK_FRAME_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    '',
    'table = load_iris(as_frame=True).frame',
    'print(table.head())'
  ),
  SK_NAMES_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    '',
    'names = load_iris().target_names',
    'print(names)'
  ),
  SK_BLOBS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import make_blobs',
    '',
    'points, answers = make_blobs(n_samples=100, centers=3, random_state=1)',
    'plt.scatter(points[:, 0], points[:, 1], c=answers)',
    'plt.show()'
  ),
  SK_MOONS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import make_moons',
    '',
    'points, answers = make_moons(n_samples=200, noise=0.1, random_state=1)',
    'plt.scatter(points[:, 0], points[:, 1], c=answers)',
    'plt.show()'
  ),
  SK_PHOTO_EXAMPLE: example(
    'from sklearn.datasets import load_sample_image',
    '',
    'photo = load_sample_image("china.jpg")',
    'print(photo.shape)'
  ),
  SK_SPLIT_EXAMPLE: example(
    'from sklearn.datasets import load_digits',
    'from sklearn.model_selection import train_test_split',
    '',
    'images, answers = load_digits(return_X_y=True)',
    'train_images, test_images, train_labels, test_labels = train_test_split(',
    '    images,',
    '    answers,',
    '    test_size=0.25,',
    '    random_state=1,',
    ')',
    'print(len(train_images), len(test_images))'
  ),
  SK_SCALER_EXAMPLE: example(
    'from sklearn.datasets import load_wine',
    'from sklearn.preprocessing import StandardScaler',
    '',
    'points, answers = load_wine(return_X_y=True)',
    'scaler = StandardScaler()',
    'points = scaler.fit_transform(points)',
    'print(points.mean(), points.std())'
  ),
  SK_MODEL_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier()',
    'model.fit(points, answers)',
    'print(model.predict(points[:3]))'
  ),
  SK_LINEAR_EXAMPLE: example(
    'from sklearn.linear_model import LinearRegression',
    '',
    'ages = [[10], [12], [14]]',
    'heights = [138, 149, 160]',
    'model = LinearRegression()',
    'model.fit(ages, heights)',
    'print(model.predict([[13]]))'
  ),
  SK_LOGISTIC_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.linear_model import LogisticRegression',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = LogisticRegression(max_iter=1000)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_KNN_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_TREE_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.tree import DecisionTreeClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = DecisionTreeClassifier(max_depth=3)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_FOREST_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.ensemble import RandomForestClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = RandomForestClassifier(n_estimators=100, random_state=1)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_SVM_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.svm import SVC',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = SVC(kernel="rbf")',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_MLP_EXAMPLE: example(
    'from sklearn.datasets import make_moons',
    'from sklearn.neural_network import MLPClassifier',
    '',
    'points, answers = make_moons(n_samples=200, noise=0.1, random_state=1)',
    'model = MLPClassifier(hidden_layer_sizes=(50,), max_iter=1000, random_state=1)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_KMEANS_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.cluster import KMeans',
    'from sklearn.datasets import make_blobs',
    '',
    'points, answers = make_blobs(n_samples=200, centers=3, random_state=1)',
    'model = KMeans(n_clusters=3, random_state=1)',
    'model.fit(points)',
    'plt.scatter(points[:, 0], points[:, 1], c=model.labels_)',
    'plt.show()'
  ),
  SK_PCA_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import load_digits',
    'from sklearn.decomposition import PCA',
    '',
    'images, answers = load_digits(return_X_y=True)',
    'model = PCA(n_components=2)',
    'points = model.fit_transform(images)',
    'plt.scatter(points[:, 0], points[:, 1], c=answers, cmap="tab10")',
    'plt.show()'
  ),
  SK_PIPELINE_EXAMPLE: example(
    'from sklearn.datasets import load_wine',
    'from sklearn.neighbors import KNeighborsClassifier',
    'from sklearn.pipeline import make_pipeline',
    'from sklearn.preprocessing import StandardScaler',
    '',
    'points, answers = load_wine(return_X_y=True)',
    'model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_FIT_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'model.fit(points, answers)',
    'print(model.predict([[5, 3, 1, 0]]))'
  ),
  SK_PREDICT_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'model.fit(points, answers)',
    'print(model.predict(points[:5]))'
  ),
  SK_PROBA_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.linear_model import LogisticRegression',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = LogisticRegression(max_iter=1000)',
    'model.fit(points, answers)',
    'print(model.predict_proba(points[:2]))'
  ),
  SK_TRANSFORM_EXAMPLE: example(
    'from sklearn.preprocessing import MinMaxScaler',
    '',
    'heights = [[138], [149], [160]]',
    'scaler = MinMaxScaler()',
    'print(scaler.fit_transform(heights))',
    'print(scaler.transform([[150]]))'
  ),
  SK_SCORE_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'model.fit(points, answers)',
    'print(model.score(points, answers))'
  ),
  SK_METRIC_EXAMPLE: example(
    'from sklearn.metrics import accuracy_score',
    '',
    'answers = [0, 1, 2, 1]',
    'test_labels = [0, 1, 1, 1]',
    'print(accuracy_score(test_labels, answers))'
  ),
  SK_CONFUSION_PLOT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.metrics import ConfusionMatrixDisplay',
    '',
    'answers = [0, 1, 2, 1]',
    'test_labels = [0, 1, 1, 1]',
    'ConfusionMatrixDisplay.from_predictions(test_labels, answers)',
    'plt.show()'
  ),
  SK_CROSS_EXAMPLE: example(
    'from sklearn.datasets import load_iris',
    'from sklearn.model_selection import cross_val_score',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'print(cross_val_score(model, points, answers, cv=5))'
  ),
  SK_PLOT_TREE_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'from sklearn.datasets import load_iris',
    'from sklearn.tree import DecisionTreeClassifier, plot_tree',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = DecisionTreeClassifier(max_depth=2)',
    'model.fit(points, answers)',
    'plot_tree(model, filled=True)',
    'plt.show()'
  ),
  SK_PART_EXAMPLE: example(
    'from sklearn.linear_model import LinearRegression',
    '',
    'ages = [[10], [12], [14]]',
    'heights = [138, 149, 160]',
    'model = LinearRegression()',
    'model.fit(ages, heights)',
    'print(model.coef_, model.intercept_)'
  ),
  SK_SAVE_EXAMPLE: example(
    'import joblib',
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'model.fit(points, answers)',
    'joblib.dump(model, "model.joblib")'
  ),
  SK_OPEN_EXAMPLE: example(
    'import joblib',
    'from sklearn.datasets import load_iris',
    'from sklearn.neighbors import KNeighborsClassifier',
    '',
    'points, answers = load_iris(return_X_y=True)',
    'model = KNeighborsClassifier(n_neighbors=5)',
    'joblib.dump(model.fit(points, answers), "model.joblib")',
    'model = joblib.load("model.joblib")',
    'print(model.predict(points[:3]))'
  )
};
