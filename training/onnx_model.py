"""Layers of models that were exported as ONNX, before weights.f16."""
import onnx
from onnx import numpy_helper

from model_file import Layer


def _layers(path):
    graph = onnx.load(path).graph
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = []
    for node in graph.node:
        if node.op_type == 'Add':
            found[-1] = found[-1]._replace(adds=True)
        if node.op_type == 'Gemm':
            weight, bias = (values[name] for name in node.input[1:3])
            weight = weight if weight.shape[0] == len(bias) else weight.T
            found.append(Layer(weight[:, :, None, None], bias, relu=False))
        if node.op_type == 'Conv':
            given = {a.name: tuple(a.ints) for a in node.attribute}
            found.append(Layer(*(values[name] for name in node.input[1:3]),
                               stride=given['strides'], padding=given['pads'][:2],
                               dilation=given['dilations'][1]))
    return found


def layers(folder):
    backbone = _layers(f'{folder}/backbone.onnx')
    backbone[-1] = backbone[-1]._replace(relu=False)
    return backbone + _layers(f'{folder}/head.onnx')
