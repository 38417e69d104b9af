"""Small IIIF documents, made here."""

CONTEXT = "http://iiif.io/api/presentation/4/context.json"
BASE = "https://exhibit.invalid/m/ewer"


def point(x: float, y: float, z: float) -> dict:
    return {"type": "PointSelector", "x": x, "y": y, "z": z}


def at(*selectors: dict) -> dict:
    source = {"id": f"{BASE}/scene", "type": "Scene"}
    return {"id": f"{BASE}/target", "type": "SpecificResource", "source": source, "selector": list(selectors)}


def painted(name: str, body: dict, target: object, **more: object) -> dict:
    return {
        "id": f"{BASE}/a/{name}",
        "type": "Annotation",
        "motivation": ["painting"],
        "body": body,
        "target": target,
        **more,
    }


def comment(name: str, body: object, target: object, **more: object) -> dict:
    return {
        "id": f"{BASE}/n/{name}",
        "type": "Annotation",
        "motivation": ["commenting"],
        "body": body,
        "target": target,
        **more,
    }


def text(value: str, language: str = "en", form: str = "text/plain") -> dict:
    return {"type": "TextualBody", "value": value, "language": language, "format": form}


def manifest(**changes: object) -> dict:
    """A scene in millimetres: a model turned and put somewhere, a camera for it, a light, and comments."""
    model = {"id": f"{BASE}/files/ewer.glb", "type": "Model", "format": "model/gltf-binary"}
    turned = {
        "id": f"{BASE}/turned",
        "type": "SpecificResource",
        "source": model,
        "transform": [
            {"type": "ScaleTransform", "x": 2, "y": 2, "z": 2},
            {"type": "RotateTransform", "x": 0, "y": 90, "z": 0},
        ],
    }
    camera = {"id": f"{BASE}/cam/1", "type": "PerspectiveCamera", "fieldOfView": 45, "lookAt": point(0, 80, 0)}
    light = {
        "id": f"{BASE}/light",
        "type": "DirectionalLight",
        "color": "#ff0000",
        "intensity": {"type": "Quantity", "quantityValue": 0.5},
    }
    scene = {
        "id": f"{BASE}/scene",
        "type": "Scene",
        "backgroundColor": "#336699",
        "spatialScale": {"type": "Quantity", "quantityValue": 0.001, "unit": "m"},
        "items": [
            {
                "id": f"{BASE}/p",
                "type": "AnnotationPage",
                "items": [
                    painted("model", turned, at(point(0, 0, 100))),
                    painted("cam-1", camera, at(point(0, 80, 300)), behavior=["hidden"]),
                    painted("light", light, {"id": f"{BASE}/scene", "type": "Scene"}),
                ],
            }
        ],
        "annotations": [
            {
                "id": f"{BASE}/notes",
                "type": "AnnotationPage",
                "items": [
                    comment(
                        "glaze",
                        {
                            "type": "Choice",
                            "items": [text("<p>Worn <i>glaze</i></p>", form="text/html"), text("釉面磨损", "zh-Hans")],
                        },
                        at(point(1.2, 80, 30.1)),
                        scope=[{"id": f"{BASE}/a/cam-1", "type": "Annotation"}],
                    ),
                    comment(
                        "foot",
                        [
                            text("Foot"),
                            {"type": "TextualBody", "purpose": "tagging", "value": "wear"},
                            {"type": "TextualBody", "purpose": "tagging", "value": "磨损", "language": "zh"},
                        ],
                        at({"type": "WktSelector", "value": "POLYGON Z ((0 0 0, 3 0 0, 0 3 0, 0 0 0))"}),
                    ),
                ],
            }
        ],
    }
    return {
        "@context": CONTEXT,
        "id": f"{BASE}/manifest",
        "type": "Manifest",
        "label": {"en": ["Ewer"], "zh": ["壶"]},
        "summary": {"en": ["A <b>blue</b> ewer"]},
        "rights": "http://creativecommons.org/publicdomain/zero/1.0/",
        "requiredStatement": {"label": {"en": ["Credit"]}, "value": {"en": ["A museum"]}},
        "metadata": [{"label": {"en": ["Date"]}, "value": {"none": ["c. 1500", "or later"]}}],
        "items": [scene],
        **changes,
    }
