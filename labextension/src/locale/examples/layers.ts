import { example } from './words.js';

/** Examples of layers. */
export const layersExamples = {
  KERAS_INPUT_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(64,)),',
    '        keras.layers.Dense(10),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_INPUT_IMAGE_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(28, 28, 1)),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_INPUT_SERIES_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(10, 1)),',
    '        keras.layers.LSTM(8),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_DENSE_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(4,)),',
    '        keras.layers.Dense(8, activation="relu"),',
    '        keras.layers.Dense(3, activation="softmax"),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_DROPOUT_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(4,)),',
    '        keras.layers.Dense(64, activation="relu"),',
    '        keras.layers.Dropout(0.2),',
    '        keras.layers.Dense(3, activation="softmax"),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_BATCHNORM_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(4,)),',
    '        keras.layers.Dense(8),',
    '        keras.layers.BatchNormalization(),',
    '        keras.layers.Dense(3, activation="softmax"),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_FLATTEN_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.Flatten(),',
    '        keras.layers.Dense(10),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_RESHAPE_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(64,)),',
    '        keras.layers.Reshape((8, 8, 1)),',
    '        keras.layers.Conv2D(4, 3),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_CONV2D_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.Conv2D(16, 3, activation="relu"),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_MAXPOOL2D_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.MaxPooling2D(2),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_AVGPOOL2D_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.AveragePooling2D(2),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_RESCALING_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.Rescaling(1.0 / 16),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_FLIP_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.RandomFlip("horizontal"),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_ROTATION_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(8, 8, 1)),',
    '        keras.layers.RandomRotation(0.1),',
    '        keras.layers.Flatten(),',
    '    ]',
    ')',
    'model.summary()'
  ),
  KERAS_EMBEDDING_EXAMPLE: example(
    'import numpy as np',
    'from tensorflow import keras',
    '',
    'words = np.array([[1, 5, 2], [3, 0, 4]])',
    'model = keras.Sequential([keras.layers.Embedding(10, 4), keras.layers.Flatten()])',
    'print(model.predict(words, verbose=0).shape)'
  ),
  KERAS_RECURRENT_EXAMPLE: example(
    'from tensorflow import keras',
    '',
    'model = keras.Sequential(',
    '    [',
    '        keras.Input(shape=(10, 1)),',
    '        keras.layers.LSTM(32),',
    '        keras.layers.Dense(1),',
    '    ]',
    ')',
    'model.summary()'
  )
};
